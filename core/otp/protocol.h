#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "base/value_shape.h"
#include "otp/target.h"

namespace otp {

// The rows of a server's table of messages

/// A request that is answered with an `R`.
template <class M, class R>
struct Call {
  using Message = M;
  using Answer = R;
};
/// A request without an answer.
template <class M>
struct Cast {
  using Message = M;
};
/// A plain message: what `send` sends, Down, trapped Exit, TimeoutMessage. `Info<Message>` takes
/// all that no other row takes.
template <class M>
struct Info {
  using Message = M;
};
/// Work that a server sets itself with `.then(M)`, to be done before it takes the next message.
template <class M>
struct Continue {
  using Message = M;
};

/// The messages that a server accepts: `using Accepts = otp::Accepts<Call<Get, int>, Cast<Reset>>`.
/// Each row needs its handler, and whoever calls or casts needs its row, or it does not compile.
template <class... Rows>
struct Accepts {};

// The same table for tools

/// One message that a server accepts, and how to send it without knowing its type.
struct MessageShape {
  trace::MessageRole role;
  Atom name;
  std::vector<FieldShape> fields;
  /// Builds the message from a record of its fields and sends it. A call gives its answer,
  /// described; the rest give `ok`.
  Task<Result<Term>> (*send)(Self self, Target to, Term fields, Timeout timeout);
};

/// What servers of a module accept.
struct Protocol {
  Atom module;
  std::vector<MessageShape> messages;
};

}  // namespace otp
