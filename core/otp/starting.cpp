#include "otp/starting.h"

namespace otp::detail {

Starting::Starting(Self self, bool links, StartOptions options)
    : parent_(&self.process()), links_(links), options_(std::move(options)) {
  const Target& name = options_.name();
  if (!name.is_none()) holder_ = name.resolve(self.runtime());
  request_.ref = parent_->make_ref();
  parent_->add_request(request_);
}

Starting::~Starting() {
  parent_->drop_request(request_);
  if (request_.reply != nullptr) release(request_.reply);
}

/// Its init has taken too long: nothing of the process, not even its exit, reaches the starter.
void Starting::kill() {
  if (links_) parent_->unlink(request_.server);
  parent_->exit_signal(request_.server, ExitReason::kill());
  request_.failure = atoms::timeout;
}

Result<Pid> Starting::verdict() {
  if (!holder_.is_none()) return std::unexpected(name_in_use(options_.name(), holder_));
  if (request_.failure && request_.failure->is(atoms::timeout)) {
    return refuse(atoms::timeout, "init has taken longer than the start allows");
  }
  if (request_.failure) return refuse(*request_.failure);
  const auto& ack = value_of<Role::Reply, StartAck>(*request_.reply);
  switch (ack.verdict) {
    case StartAck::Verdict::Started: return request_.server;
    case StartAck::Verdict::Ignored: return refuse(atoms::ignore);
    case StartAck::Verdict::Refused: break;
  }
  return std::unexpected(ack.why);
}

}  // namespace otp::detail
