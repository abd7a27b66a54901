#pragma once

#include <string>
#include <vector>

#include "demo/counter.h"

namespace demo {

/// The database at the other end of the connections: it knows how many are open, whoever has
/// forgotten them.
struct Database : otp::GenServer<Database> {
  /// Answered with the number of the new connection.
  struct Open {};
  struct Close {
    std::int64_t connection = 0;
    static constexpr auto fields = std::tuple{field("connection", &Close::connection)};
  };
  struct State {
    std::int64_t open = 0;
    std::int64_t opened = 0;
    std::int64_t closed = 0;
    static constexpr auto fields =
        std::tuple{field("open", &State::open), field("opened", &State::opened),
                   field("closed", &State::closed)};
  };
  using Accepts = otp::Accepts<otp::Call<Open, std::int64_t>, otp::Call<Close, bool>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<std::int64_t> handle_call(const Open&, otp::From<std::int64_t>, State&);
  otp::Reply<bool> handle_call(const Close&, otp::From<bool>, State&);
};

enum class TrapsExits { No, Yes };

/// Opens its connections in init and closes them in terminate: when that runs at all. A pool that
/// does not trap exits just ends when its supervisor stops it, and its connections stay open.
struct DatabasePool : otp::GenServer<DatabasePool> {
  struct Size {};
  struct Query {
    std::string statement = "SELECT 1";
    static constexpr auto fields = std::tuple{field("statement", &Query::statement)};
  };
  struct Crash {};
  struct State {
    otp::ServerRef<Database> database;
    std::vector<std::int64_t> connections;
    std::int64_t queries = 0;
    static constexpr auto fields =
        std::tuple{field("connections", &State::connections), field("queries", &State::queries)};
  };
  using Accepts = otp::Accepts<otp::Call<Size, std::int64_t>, otp::Call<Query, std::int64_t>,
                               otp::Cast<Crash>, otp::Info<otp::Exit>>;

  Task<otp::Init<State>> init(otp::ServerRef<Database> database, int size, TrapsExits traps);
  otp::Reply<std::int64_t> handle_call(const Size&, otp::From<std::int64_t>, State&);
  Task<otp::Reply<std::int64_t>> handle_call(const Query&, otp::From<std::int64_t>, State&);
  otp::NoReply handle_cast(const Crash&, State&) { throw std::runtime_error("the pool is broken"); }
  otp::NoReply handle_info(const otp::Exit&, State&) { return otp::noreply(); }
  Task<> terminate(const otp::ExitReason&, State&);
};

}  // namespace demo
