#include "demo/database_pool.h"

#include "demo/notice.h"

namespace demo {

using namespace std::chrono_literals;

otp::Reply<std::int64_t> Database::handle_call(const Open&, otp::From<std::int64_t>, State& state) {
  ++state.open;
  return otp::reply(++state.opened);
}

otp::Reply<bool> Database::handle_call(const Close&, otp::From<bool>, State& state) {
  --state.open;
  ++state.closed;
  return otp::reply(true);
}

Task<otp::Init<DatabasePool::State>> DatabasePool::init(otp::ServerRef<Database> database, int size,
                                                        TrapsExits traps) {
  if (traps == TrapsExits::Yes) self.trap_exit(true);
  State state{database, {}, 0};
  for (int i = 0; i < size; ++i) {
    auto connection = co_await self.call(database, Database::Open{});
    if (!connection) throw otp::TermError(tuple(otp::atoms::badmatch, connection.error().reason));
    state.connections.push_back(*connection);
  }
  co_return state;
}

otp::Reply<std::int64_t> DatabasePool::handle_call(const Size&, otp::From<std::int64_t>,
                                                   State& state) {
  return otp::reply(static_cast<std::int64_t>(state.connections.size()));
}

Task<otp::Reply<std::int64_t>> DatabasePool::handle_call(const Query&, otp::From<std::int64_t>,
                                                         State& state) {
  co_await self.sleep(20ms);
  co_return otp::reply(++state.queries);
}

Task<> DatabasePool::terminate(const otp::ExitReason& reason, State& state) {
  notice(self, "Shutting down pool: " + to_text(reason));
  for (std::int64_t connection : state.connections) {
    auto closed = co_await self.call(state.database, Database::Close{connection});
    if (!closed) throw otp::TermError(tuple(otp::atoms::badmatch, closed.error().reason));
  }
}

}  // namespace demo
