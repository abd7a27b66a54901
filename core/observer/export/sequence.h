#pragma once

#include <vector>

#include "observer/export/common.h"

namespace observer::exporting {

/// Messages as a Mermaid sequence diagram, in the order of their sending: calls as solid arrows,
/// answers as dashed ones, casts and infos with an open head, exits and what was dropped with a
/// cross. Each message is one arrow, each timer a note.
/// @param numbers of messages, as `MessageFlow::between` gives them; those forgotten are left out
Text sequence_as_mermaid(const MessageFlow& flow, const std::vector<MessageNumber>& numbers,
                         const Namer& name = &Pid::text);

/// A chain of causes as such a diagram, the first cause at the top: what happened to a process is a
/// note over it.
Text chain_as_mermaid(const CausalChain& chain, const MessageFlow& flow,
                      const Namer& name = &Pid::text);

}  // namespace observer::exporting
