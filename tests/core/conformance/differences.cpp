// The one table of what is not compared. There are no differences beside it: entries of the
// catalogue that are marked [otp25] follow OTP 25, the release of the recording.

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
