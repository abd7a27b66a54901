#pragma once

#include "actor/runtime.h"
#include "murabaha/contract_server.h"
#include "murabaha/desk.h"

namespace murabaha {

/// The desk of a runtime in this program.
class LocalDesk final : public Desk {
 public:
  /// Runs a function where it may use the runtime.
  using Post = std::function<void(std::function<void()>)>;

  LocalDesk(otp::Runtime& runtime, Post post, Surroundings surroundings)
      : runtime_(runtime), post_(std::move(post)), surroundings_(std::move(surroundings)) {}

  void open(Terms terms, Done done) override;
  void submit(std::string contract_id, Action action, Done done) override;
  void set_bank(BankManner manner, std::string reason) override;

 private:
  otp::Runtime& runtime_;
  Post post_;
  Surroundings surroundings_;
};

}  // namespace murabaha
