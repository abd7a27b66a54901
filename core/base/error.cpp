#include "base/error.h"

#include <exception>

#include "base/type_name.h"

namespace otp {
namespace {

Term with_stack(Term reason) { return tuple(std::move(reason), Term::stack()); }

}  // namespace

Failure current_failure() {
  try {
    throw;
  } catch (const ProcessExit& ended) {
    const Term& reason = ended.reason().term();
    return {ended.reason(), with_stack(reason), reason};
  } catch (const TermError& error) {
    Term reason = with_stack(error.reason());
    return {reason, reason, error.reason()};
  } catch (const std::exception& error) {
    return {Term::crash(type_name(typeid(error)), error.what())};
  } catch (const Term& thrown) {
    Term reason = with_stack(tuple(atoms::nocatch, thrown));
    return {reason, reason, thrown};
  } catch (...) {
    return {with_stack(tuple(atoms::nocatch, Term::function()))};
  }
}

}  // namespace otp
