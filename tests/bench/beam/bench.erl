%% The works of the benchmark suite on the BEAM. One run of one work prints one line of JSON:
%% erlc -o DIR bench.erl
%% erl +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none +P 4000000 -noshell -pa DIR -s bench main WORK
-module(bench).
-behaviour(gen_server).

-export([main/1, idle_process/0, start_child/1]).
-export([init/1, handle_call/3, handle_cast/2]).

main([Work]) ->
    logger:set_primary_config(level, none),
    {_, Monitor} = spawn_monitor(fun() -> report(Work, run(Work)) end),
    receive
        {'DOWN', Monitor, process, _, normal} -> halt(0);
        {'DOWN', Monitor, process, _, Reason} ->
            io:format(standard_error, "~s: ~p~n", [Work, Reason]),
            halt(1)
    end.

report(Work, {Ops, {Wall, Cpu}, Figures}) ->
    Extra = [io_lib:format(",\"~s\":~.3f", [Key, Value]) || {Key, Value} <- Figures],
    io:format("{\"work\":\"~s\",\"ops\":~b,\"wall\":~.6f,\"cpu\":~.3f~s}~n",
              [Work, Ops, Wall, Cpu, Extra]).

timed(Fun) ->
    Cpu = cpu_nanoseconds(),
    Start = erlang:monotonic_time(nanosecond),
    Fun(),
    Wall = erlang:monotonic_time(nanosecond) - Start,
    {Wall / 1.0e9, (cpu_nanoseconds() - Cpu) / 1.0e9}.

%% User and system time of all threads, none of which ends while a work runs. The kernel brings a
%% running thread up to date at each tick, so this is precise to 4 ms where stat has ticks of 10 ms
%% for each of its two figures; statistics(runtime) leaves system time out.
cpu_nanoseconds() ->
    {ok, Threads} = file:list_dir("/proc/self/task"),
    lists:sum([cpu_nanoseconds_of(Thread) || Thread <- Threads]).

cpu_nanoseconds_of(Thread) ->
    {ok, Text} = file:read_file(["/proc/self/task/", Thread, "/schedstat"]),
    [Running | _] = binary:split(Text, <<" ">>),
    binary_to_integer(Running).

resident_bytes() ->
    {ok, Status} = file:read_file("/proc/self/status"),
    {match, [Kilobytes]} = re:run(Status, "VmRSS:\\s+(\\d+) kB", [{capture, [1], binary}]),
    binary_to_integer(Kilobytes) * 1024.

run(ping_pong) ->
    Rounds = 1000000,
    {2 * Rounds, timed(fun() -> ping(Rounds) end), []};
run(pairs_64) ->
    {Pairs, Rounds} = {64, 16000},
    {Pairs * 2 * Rounds, timed(fun() -> pairs(Pairs, Rounds) end), []};
run(fan_in) ->
    {Senders, Each} = {100, 100000},
    {Senders * Each, timed(fun() -> fan_in(Senders, Each) end), []};
run(ring) ->
    Hops = 1000000,
    Next = make_ring(9999, self()),
    {Hops, timed(fun() -> Next ! {token, Hops}, end_of_ring(Next) end), []};
run(spawn_exit) ->
    {Batches, Each} = {500, 1000},
    {Batches * Each, timed(fun() -> spawn_batches(Batches, Each) end), []};
run(idle) ->
    idle(1000000, fun() -> spawn(fun idle_process/0) end);
run(idle_hibernated) ->
    idle(1000000, fun() -> spawn(erlang, hibernate, [?MODULE, idle_process, []]) end);
run(idle_server) ->
    idle(200000, fun() -> {ok, _} = gen_server:start(?MODULE, 0, []) end);
run(call) ->
    Count = 500000,
    {ok, Server} = gen_server:start_link(?MODULE, 0, []),
    {Count, timed(fun() -> calls(Server, Count) end), []};
run(cast) ->
    Count = 2000000,
    {ok, Server} = gen_server:start_link(?MODULE, 0, []),
    {Count, timed(fun() -> casts(Server, Count) end), []};
run(skynet) ->
    {1111111, timed(fun() -> skynet_root(1000000) end), []};
run(flood) ->
    flood(1000000);
run(timers) ->
    Count = 1000000,
    {Count, timed(fun() -> arm_and_cancel(Count) end), []};
run(timer_lateness) ->
    timer_lateness(100000);
run(restart) ->
    Count = 10000,
    start_supervisor(),
    {Count, timed(fun() -> crash_children(Count) end), []}.

times(0, _) -> ok;
times(N, Fun) -> Fun(), times(N - 1, Fun).

%% Messages. Each is a tagged tuple, as the other runtimes' messages carry their type.

ping(Rounds) ->
    Pong = spawn_link(fun pong/0),
    ping(Pong, Rounds).

ping(_, 0) -> ok;
ping(Pong, Rounds) ->
    Pong ! {ball, self()},
    receive {ball, Pong} -> ping(Pong, Rounds - 1) end.

pong() ->
    receive {ball, From} -> From ! {ball, self()} end,
    pong().

pairs(Pairs, Rounds) ->
    Parent = self(),
    times(Pairs, fun() -> spawn(fun() -> ping(Rounds), Parent ! done end) end),
    times(Pairs, fun() -> receive done -> ok end end).

fan_in(Senders, Each) ->
    Receiver = self(),
    times(Senders, fun() -> spawn(fun() -> send_numbers(Receiver, Each) end) end),
    receive_numbers(Senders * Each).

send_numbers(_, 0) -> ok;
send_numbers(To, N) -> To ! {number, N}, send_numbers(To, N - 1).

receive_numbers(0) -> ok;
receive_numbers(N) ->
    receive {number, _} -> receive_numbers(N - 1) end.

make_ring(0, Next) -> Next;
make_ring(N, Next) -> make_ring(N - 1, spawn_link(fun() -> hop(Next) end)).

hop(Next) ->
    receive {token, N} -> Next ! {token, N - 1} end,
    hop(Next).

%% The measuring process is the last of the ring, which has the token first and last.
end_of_ring(Next) ->
    receive
        {token, N} when N > 1 -> Next ! {token, N - 1}, end_of_ring(Next);
        {token, _} -> ok
    end.

flood(Count) ->
    Sender = self(),
    Receiver = spawn_link(fun() ->
        receive go -> ok end,
        receive_numbers(Count),
        Sender ! done
    end),
    Before = resident_bytes(),
    Times = timed(fun() ->
        send_numbers(Receiver, Count),
        put(queued, resident_bytes()),
        Receiver ! go,
        receive done -> ok end
    end),
    {Count, Times, [{bytes, (get(queued) - Before) / Count}]}.

%% Processes.

spawn_batches(Batches, Each) ->
    Parent = self(),
    times(Batches, fun() ->
        times(Each - 1, fun() -> spawn(fun() -> ok end) end),
        spawn(fun() -> Parent ! done end),
        receive done -> ok end
    end).

idle(Count, Start) ->
    Before = resident_bytes(),
    Times = timed(fun() -> times(Count, Start) end),
    %% With two schedulers the last ones may not be waiting yet.
    timer:sleep(100),
    {Count, Times, [{bytes, (resident_bytes() - Before) / Count}]}.

idle_process() ->
    receive stop -> ok end.

skynet_root(Leaves) ->
    Parent = self(),
    spawn(fun() -> skynet(Parent, 0, Leaves) end),
    Expected = Leaves * (Leaves - 1) div 2,
    receive {sum, Sum} -> Expected = Sum end.

skynet(Parent, First, 1) -> Parent ! {sum, First};
skynet(Parent, First, Leaves) ->
    Self = self(),
    Each = Leaves div 10,
    [spawn(fun() -> skynet(Self, First + I * Each, Each) end) || I <- lists:seq(0, 9)],
    Parent ! {sum, receive_sums(10, 0)}.

receive_sums(0, Total) -> Total;
receive_sums(N, Total) ->
    receive {sum, Sum} -> receive_sums(N - 1, Total + Sum) end.

%% Servers.

calls(_, 0) -> ok;
calls(Server, N) ->
    0 = gen_server:call(Server, get),
    calls(Server, N - 1).

casts(Server, Count) ->
    times(Count, fun() -> gen_server:cast(Server, {add, 1}) end),
    Count = gen_server:call(Server, get, infinity).

start_supervisor() ->
    {ok, _} = supervisor:start_link(?MODULE, {supervisor, self()}).

crash_children(Count) ->
    times(Count, fun() -> receive {started, Child} -> Child ! crash end end),
    receive {started, _} -> ok end.

start_child(Driver) ->
    {ok, spawn_link(fun() ->
        Driver ! {started, self()},
        receive crash -> exit(crash) end
    end)}.

%% The supervisor keeps all restarts of the period and counts them at each; 1 s is its shortest.
init({supervisor, Driver}) ->
    Child = #{id => child, start => {?MODULE, start_child, [Driver]}},
    {ok, {#{strategy => one_for_one, intensity => 1000000, period => 1}, [Child]}};
init(Value) -> {ok, Value}.

handle_call(get, _From, Value) -> {reply, Value, Value}.

handle_cast({add, Number}, Value) -> {noreply, Value + Number}.

%% Timers.

arm_and_cancel(Count) ->
    times(Count, fun() ->
        Timer = erlang:send_after(5000, self(), tick),
        erlang:cancel_timer(Timer)
    end).

%% Timers of the BEAM are due at whole milliseconds, so that is what lateness is counted from.
timer_lateness(Count) ->
    Start = erlang:monotonic_time(millisecond) + 100,
    Times = timed(fun() ->
        arm_for_a_second(Start, Count, Count),
        put(late, receive_due(Count, []))
    end),
    P99 = lists:nth(Count * 99 div 100 + 1, lists:sort(get(late))),
    {Count, Times, [{p99_us, P99 / 1.0e3}]}.

arm_for_a_second(_, 0, _) -> ok;
arm_for_a_second(Start, N, Count) ->
    Due = Start + (Count - N) * 1000 div Count,
    erlang:send_after(Due, self(), {due, Due}, [{abs, true}]),
    arm_for_a_second(Start, N - 1, Count).

receive_due(0, Late) -> Late;
receive_due(N, Late) ->
    receive
        {due, Due} ->
            receive_due(N - 1, [erlang:monotonic_time(nanosecond) - Due * 1000000 | Late])
    end.
