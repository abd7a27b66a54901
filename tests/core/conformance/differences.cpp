// The one table of what is not compared: lines that no program in C++ can be written for. Entries
// of the catalogue that are marked [otp25] follow OTP 25, the release of the recording; the desk's
// own entries, SEED-19 and SEED-22, are compared whole.
//
// What is known to differ where nothing is recorded:
// - A handler that throws leaves a state that is neither small nor plain as far as it had changed
// it,
//   unless its module says rolls_back_state (see GenServer): a copy for each message costs too
//   much.
// - What a GenStage producer has stored while it had no consumer goes to the next one at once; in
//   gen_stage it stays when the demand only repeats the share of one that has gone (its issue 311).
//   Notes behind the same event keep their order, and pass as soon as that event has left.
// - A dynamic supervisor that is stopped does not report a child that had ended with `shutdown`
//   just before.
// - A process written by hand that uses SpecialLoop is logged as a plain process.

#include "conformance.h"

namespace conf {

const std::vector<LeftOut>& lines_left_out() {
  static const std::vector<LeftOut> table = {
      {"NAME-09",
       {"by name and node: ", "call by name and node -> "},
       "a runtime is one node, and a name is always one of this node"},
      {"SUP-06",
       {"strategy -> ", "strange -> "},
       "strategies are an enumeration, and init has a type for its result"},
      {"SUP-07",
       {"restart -> ", "type -> "},
       "restart types are an enumeration, and a child is a supervisor or is not"},
      {"DSUP-08",
       {"%{:strategy => :one_for_all} -> ", "strange -> "},
       "there is no strategy to choose, and init has a type for its result"},
      {"STAGE-21",
       {"unknown option: "},
       "an option is a function, and an unknown one is no program"},
  };
  return table;
}

}  // namespace conf
