# Scenarios beside the catalogue, found where something had differed. Recorded with the helpers of
# the catalogue: elixir -r support.exs own.exs > own.expected (Elixir 1.14 on OTP 25).
import Conf

defmodule Keeper do
  use GenServer
  def init(_), do: {:ok, nil}
  def handle_call(:get, from, _), do: {:noreply, from}
  def handle_call({:give, v}, _, from), do: (GenServer.reply(from, v); {:reply, :ok, from})
end

raise_boom = fn _, _ -> raise "boom" end
says_reason = fn r, _ -> say("terminate", r) end
nothing = fn _, s -> {:noreply, s} end

say_end_by_stop = fn options, reason ->
  {:ok, p} = Srv.start(7, [role: "server"] ++ options)
  m = watch(p)
  attempt("stop", fn -> GenServer.stop(p, reason) end)
  ended("server", m)
  logs()
end

block "OWN-01", "a server started without a link is its own parent" do
  {:ok, p} =
    Srv.start(0,
      trap: true,
      role: "server",
      cast: fn :go, s -> Process.exit(self(), :shutdown); {:noreply, s} end,
      term: says_reason
    )

  m = watch(p)
  {:status, _, _, [_, mode, parent | _]} = :sys.get_status(p)
  say("status", {mode, parent})
  GenServer.cast(p, :go)
  ended("server", m, 300)
end

block "OWN-02", "a forged exit of the parent" do
  {:ok, p} = Srv.start_link(7, role: "server", term: says_reason)
  me = self()
  m = watch(p)
  trap()
  spawn(fn -> send(p, {:EXIT, me, :forged}) end)
  ended("server", m, 300)
end

block "OWN-03", "the parent ends while the server is suspended" do
  me = self()

  parent =
    spawn(fn ->
      {:ok, p} = Srv.start_link(7, trap: true, role: "server", term: says_reason)
      send(me, {:p, p})
      receive do: (:go -> exit(:boom))
    end)

  p = receive do: ({:p, p} -> p)
  :sys.suspend(p)
  m = watch(p)
  send(parent, :go)
  ended("server", m)
  logs(2)
end

block "OWN-04", "two stops at once" do
  me = self()

  {:ok, p} =
    Srv.start(7,
      role: "server",
      term: fn _, _ -> send(me, :terminating); receive do: (:release -> :ok) end
    )

  spawn(fn -> attempt("first", fn -> GenServer.stop(p) end); send(me, :first_done) end)
  receive do: (:terminating -> :ok)

  spawn(fn ->
    stopped = fn -> GenServer.stop(p) end
    result = try do {:ok, stopped.()} catch kind, reason -> {kind, reason} end
    receive do: (:say -> :ok)
    attempt("second", fn -> (case result do {:ok, r} -> r; {:exit, reason} -> exit(reason) end) end)
    send(me, :second_done)
  end)
  |> Process.register(:own04)

  until(fn -> queue_len(p) == 1 end)
  send(p, :release)
  receive do: (:first_done -> :ok)
  send(:own04, :say)
  receive do: (:second_done -> :ok)
end

block "OWN-05", "a stop of a server that ends otherwise first" do
  me = self()
  wait = fn :go, _ -> send(me, :waiting); receive do: (:release -> exit(:other)) end
  {:ok, p} = Srv.start(7, role: "server", cast: wait)
  GenServer.cast(p, :go)
  receive do: (:waiting -> :ok)
  spawn(fn -> attempt("stop", fn -> GenServer.stop(p, :shutdown) end); send(me, :done) end)
  until(fn -> queue_len(p) == 1 end)
  send(p, :release)
  receive do: (:done -> :ok)
end

block "OWN-06", "what is logged of a stop for an abnormal reason" do
  say_end_by_stop.([], :boom)
end

block "OWN-07", "a terminate that exits with shutdown" do
  say_end_by_stop.([term: fn _, _ -> exit(:shutdown) end], :boom)
end

block "OWN-08", "a terminate that exits with normal" do
  say_end_by_stop.([term: fn _, _ -> exit(:normal) end], :shutdown)
end

block "OWN-09", "a crash in a continuation" do
  {:ok, p} =
    Srv.start(7, role: "server", cast: fn :go, s -> {:noreply, s, {:continue, :step}} end, cont: raise_boom)

  m = watch(p)
  GenServer.cast(p, :go)
  ended("server", m)
  logs(2)
end

block "OWN-10", "an exit in a handler" do
  {:ok, p} = Srv.start(7, role: "server", call: fn :x, _, _ -> exit(:boom) end)
  attempt("call", fn -> GenServer.call(p, :x) end)
  logs(2)
end

block "OWN-11", "the log of a server that is named through a registry" do
  {:ok, _} = Registry.start_link(keys: :unique, name: OWN11)
  {:ok, p} = Srv.start(7, [role: "server", cast: raise_boom], name: {:via, Registry, {OWN11, "k"}})
  m = watch(p)
  GenServer.cast(p, :go)
  ended("server", m)
  logs_of("server_terminate")
end

spy = fn id ->
  fn n, ev, _ ->
    case ev do
      {:in, _} -> say("seen by #{id}")
      _ -> :ok
    end

    n
  end
end

block "OWN-12", "which debug function sees an event first" do
  {:ok, p} = Srv.start(0, cast: nothing)
  say("install", :sys.install(p, {:one, spy.(:one), 0}))
  say("install", :sys.install(p, {:two, spy.(:two), 0}))
  GenServer.cast(p, 1)
  :sys.get_state(p)
end

block "OWN-13", "installing an id again" do
  {:ok, p} = Srv.start(0, cast: nothing)
  say("install", :sys.install(p, {:one, spy.(:first), 0}))
  say("install", :sys.install(p, {:one, spy.(:second), 0}))
  GenServer.cast(p, 1)
  :sys.get_state(p)
end

block "OWN-14", "the events of a continuation" do
  {:ok, p} = Srv.start(0, cast: fn _, s -> {:noreply, s, {:continue, :c}} end, cont: fn :c, s -> {:noreply, s} end)
  :sys.log(p, true)
  GenServer.cast(p, :go)
  :sys.get_state(p)
  {:ok, events} = :sys.log(p, :get)

  for event <- events do
    case event do
      {:in, {:"$gen_cast", m}} -> say("in", m)
      {:noreply, s} -> say("noreply", s)
      {:continue, c} -> say("continue", c)
    end
  end
end

block "OWN-15", "the events of a stop with an answer" do
  {:ok, p} = Srv.start(0, call: fn _, _, s -> {:stop, :normal, :bye, s} end, term: says_reason)

  kind = fn n, ev, _ ->
    case ev do
      {:in, {:"$gen_call", _, m}} -> say("in", m)
      {:out, r, _, _} -> say("out", r)
    end

    n
  end

  :sys.install(p, {:say, kind, 0})
  say("call", GenServer.call(p, :x))
end

block "OWN-16", "a log and statistics that are switched on again" do
  {:ok, p} = Srv.start(0, cast: nothing)
  :sys.log(p, {true, 3})
  :sys.statistics(p, true)
  for i <- 1..2, do: GenServer.cast(p, i)
  :sys.log(p, true)
  :sys.statistics(p, true)
  for i <- 3..4, do: GenServer.cast(p, i)
  {:ok, counted} = :sys.statistics(p, :get)
  say("in", counted[:messages_in])
  {:ok, events} = :sys.log(p, :get)
  say("events", length(events))
end

block "OWN-17", "a registry is counted as a supervisor" do
  trap()

  {:ok, sup} =
    Supervisor.start_link(
      [{Registry, keys: :unique, name: OWN17}, {DynamicSupervisor, strategy: :one_for_one}],
      strategy: :one_for_one
    )

  c = Supervisor.count_children(sup)
  say("counts", {c.specs, c.active, c.supervisors, c.workers})
end

block "OWN-18", "the specification of a child" do
  trap()
  {:ok, sup} = RawSup.up([strategy: :one_for_one], [Kid.spec(:a)])
  {:ok, s} = :supervisor.get_childspec(sup, :a)
  say("spec", Map.drop(s, [:start, :modules]))
end

block "OWN-19", "a child whose name is in use, at the start" do
  trap()
  {:ok, _} = Srv.start(1, [role: "holder"], name: :own19)
  attempt("start", fn -> RawSup.up([strategy: :one_for_one], [Kid.spec(:a, name: :own19)]) end)
  logs_of("supervisor")
end

block "OWN-20", "a dynamic supervisor that has to kill a child" do
  trap()
  {:ok, sup} = DynamicSupervisor.start_link(strategy: :one_for_one)
  kid = Kid.spec(:a, shutdown: 40, term: fn _ -> Process.sleep(:infinity) end)
  {:ok, a} = DynamicSupervisor.start_child(sup, kid)
  attempt("terminate", fn -> DynamicSupervisor.terminate_child(sup, a) end)
  logs_of("supervisor")
end

block "OWN-31", "an exit signal to oneself cannot be caught" do
  me = self()

  {_, m} =
    spawn_monitor(fn ->
      try do
        Process.exit(self(), :boom)
        send(me, :went_on)
      catch
        _, r -> send(me, {:caught, r})
      after
        send(me, :after)
      end
    end)

  ended("p", m)
  mail()
end

block "OWN-32", "an explicit alias of a monitor outlives demonitor" do
  p = spawn(fn -> Process.sleep(:infinity) end)
  a = :erlang.monitor(:process, p, alias: :explicit_unalias)
  say("demonitor", :erlang.demonitor(a, [:info]))
  send(a, :two)
  mail_n(1)
  say("unalias", :erlang.unalias(a))
  send(a, :three)
  mail()
end

block "OWN-33", "an explicit alias of a monitor outlives the process" do
  p = role(spawn(fn -> receive do: (:go -> :ok) end), "p")
  a = role(:erlang.monitor(:process, p, alias: :explicit_unalias), "a")
  send(p, :go)
  mail_n(1)
  send(a, :late)
  mail_n(1)
  say("unalias", :erlang.unalias(a))
end

block "OWN-34", "answers are given in the order in which they have come" do
  ps = for i <- 0..2, do: elem(GenServer.start(Keeper, i), 1)

  group =
    Enum.reduce(Enum.with_index(ps), :gen_server.reqids_new(), fn {p, i}, group ->
      :gen_server.send_request(p, :get, i, group)
    end)

  for i <- [2, 0, 1], do: GenServer.call(Enum.at(ps, i), {:give, {:v, i}})

  Enum.reduce(1..3, group, fn _, group ->
    {{:reply, value}, label, group} = :gen_server.receive_response(group, 1000, true)
    say("response", {value, label})
    group
  end)
end

block "OWN-35", "a listener hears of an unregistration of nothing" do
  Process.register(self(), :own35)
  {:ok, _} = Registry.start_link(keys: :unique, name: OWN35, listeners: [:own35])
  Registry.unregister(OWN35, "k")
  mail()
end

block "OWN-36", "a listener hears of the last entry of a key" do
  Process.register(self(), :own36)
  {:ok, _} = Registry.start_link(keys: :duplicate, name: OWN36, listeners: [:own36])
  Registry.register(OWN36, "k", {:red, 1})
  Registry.register(OWN36, "k", {:blue, 2})
  mail_n(2)
  Registry.unregister_match(OWN36, "k", {:red, :_})
  mail()
  Registry.unregister_match(OWN36, "k", {:green, :_})
  mail()
  Registry.unregister_match(OWN36, "k", {:blue, :_})
  mail()
end

block "OWN-37", "a listener that is not there" do
  {:ok, _} = Registry.start_link(keys: :unique, name: OWN37, listeners: [:nobody])
  attempt("register", fn -> elem(Registry.register(OWN37, "k", 1), 0) end)
  say("lookup", Registry.lookup(OWN37, "k"))
  attempt("unregister", fn -> Registry.unregister(OWN37, "k") end)
  say("lookup", Registry.lookup(OWN37, "k"))
end

block "OWN-38", "whoever has a key in a registry that is stopped" do
  trap()
  {:ok, r} = Registry.start_link(keys: :unique, name: OWN38)
  me = self()

  {_, m} =
    spawn_monitor(fn ->
      {:ok, _} = Registry.register(OWN38, "k", 1)
      send(me, :ok)
      Process.sleep(:infinity)
    end)

  receive do: (:ok -> :ok)
  say("stop", Supervisor.stop(r))
  ended("member", m)
end

block "OWN-39", "a registry whose name is in use" do
  {:ok, r} = Registry.start_link(keys: :unique, name: OWN39)
  role(r, "first")
  trap()
  attempt("again", fn -> Registry.start_link(keys: :unique, name: OWN39) end)
  mail()
end

block "OWN-40", "a cast through a registry that does not run" do
  attempt("cast", fn -> GenServer.cast({:via, Registry, {OWN40, "k"}}, :x) end)
end

say_ends = fn c, m ->
  ps = for _ <- 1..2, do: receive(do: ({:pid, p} -> p))
  ms = Enum.map(ps, &watch/1)
  Process.exit(c, :boom)
  ended("caller", m)
  say("tasks", Enum.map(ms, &gone(&1, 300)))
end

waits = fn me -> fn _ -> send(me, {:pid, self()}); Process.sleep(:infinity) end end

block "OWN-41", "the owner of a stream ends" do
  me = self()
  {c, m} = spawn_monitor(fn -> Enum.to_list(Task.async_stream([1, 2], waits.(me), max_concurrency: 2)) end)
  say_ends.(c, m)
end

block "OWN-42", "the owner of a stream without links ends" do
  {:ok, s} = Task.Supervisor.start_link()
  me = self()

  {c, m} =
    spawn_monitor(fn ->
      Enum.to_list(Task.Supervisor.async_stream_nolink(s, [1, 2], waits.(me), max_concurrency: 2))
    end)

  say_ends.(c, m)
  say("children", length(Task.Supervisor.children(s)))
end

block "OWN-43", "a task that throws a value" do
  trap()
  t = Task.async(fn -> throw(:ball) end)
  role(t.pid, "task")
  Process.demonitor(t.ref, [:flush])
  mail_n(1)
  logs(2)
end
