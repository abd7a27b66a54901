#include "murabaha/noting.h"

#include "murabaha/order.h"
#include "murabaha/refusal.h"

namespace murabaha {

void note_refusal(Store& store, const std::string& contract_id, std::string_view command,
                  const std::string& actor, Timestamp at, const otp::Error& error) {
  if (!is_id(contract_id)) return;
  std::string name = check_actor(actor) ? actor : std::string();
  Attempt attempt{contract_id, std::string(command), std::move(name),
                  at,          code_of(error),       error.text()};
  store.note(std::move(attempt), [](Result<>) {});
}

}  // namespace murabaha
