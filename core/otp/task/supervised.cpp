#include "otp/task/supervised.h"

namespace otp::task_supervisor {

Task<Result<Pid>> detail::start(Self self, Supervisor supervisor, ChildSpec spec) {
  auto request = self.call(supervisor, DynamicSupervisor::StartChild{std::move(spec)}, infinity);
  co_return co_await request;
}

Task<Result<>> terminate_child(Self self, Supervisor supervisor, Pid task) {
  co_return co_await self.call(supervisor, DynamicSupervisor::TerminateChild{task}, infinity);
}

Task<Result<std::vector<Pid>>> children(Self self, Supervisor supervisor) {
  auto infos = co_await self.call(supervisor, DynamicSupervisor::WhichChildren{}, infinity);
  if (!infos) co_return std::unexpected(infos.error());
  std::vector<Pid> pids;
  for (const ChildInfo& info : *infos) {
    if (info.status == ChildInfo::Status::Running) pids.push_back(info.pid);
  }
  co_return pids;
}

}  // namespace otp::task_supervisor
