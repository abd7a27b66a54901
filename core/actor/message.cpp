#include "actor/message.h"

namespace otp {

trace::MessageRole traced_role(Role role) {
  using enum trace::MessageRole;
  switch (role) {
    case Role::Info:
    case Role::ViaAlias: return Info;
    case Role::Cast: return Cast;
    case Role::Call: return Call;
    case Role::Timeout: return Timeout;
    case Role::Exit:
    case Role::ExitSignal:
    case Role::LinkExit: return Exit;
    case Role::Down:
    case Role::DownSignal: return Down;
    case Role::Reply:
    case Role::CallFailed: return Reply;
    case Role::System:
    case Role::CancelCall:
    case Role::Link:
    case Role::Unlink:
    case Role::UnlinkAck:
    case Role::Monitor:
    case Role::Demonitor:
    case Role::Deadline:
    case Role::Suspend:
    case Role::Resume:
    case Role::Watch: return System;
  }
  return System;
}

bool is_traced(Role role) {
  return role == Role::System || traced_role(role) != trace::MessageRole::System;
}

}  // namespace otp
