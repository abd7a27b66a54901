#include "otp/starting.h"

namespace otp::detail {

Starting::Starting(Self self, bool links, StartOptions options)
    : parent_(&self.process()), links_(links), options_(std::move(options)) {
  const Target& name = options_.name();
  Pid present = name.is_none() ? Pid{} : name.resolve(self.runtime());
  if (!present.is_none()) request_.failure = tuple(atoms::already_started, present);
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
  if (request_.failure) return refuse(*request_.failure);
  const auto& ack = value_of<Role::Reply, StartAck>(*request_.reply);
  switch (ack.verdict) {
    case StartAck::Verdict::Started: return request_.server;
    case StartAck::Verdict::Ignored: return refuse(atoms::ignore);
    case StartAck::Verdict::Refused: return refuse(ack.reason);
  }
  return refuse(ack.reason);
}

}  // namespace otp::detail
