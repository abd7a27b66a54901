#include "base/error.h"

#include <exception>

#include "base/type_name.h"

namespace otp {
namespace {

Term with_stack(Term reason) { return tuple(std::move(reason), Term::stack()); }

}  // namespace

ExitReason reason_of_current_exception() {
  try {
    throw;
  } catch (const ProcessExit& ended) {
    return ended.reason();
  } catch (const TermError& error) {
    return with_stack(error.reason());
  } catch (const std::exception& error) {
    return Term::crash(type_name(typeid(error)), error.what());
  } catch (const Term& thrown) {
    return with_stack(tuple(atoms::nocatch, thrown));
  } catch (...) {
    return with_stack(tuple(atoms::nocatch, Term::function()));
  }
}

}  // namespace otp
