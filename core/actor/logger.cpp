#include "actor/logger.h"

#include <fmt/format.h>

#include <cstdio>

namespace otp {

void StderrLogger::log(const Report& report) {
  std::string text = fmt::format("[{}] {} {}\n", trace::name_of(report.level),
                                 report.process.text(), report.content.record_name().text());
  for (const auto& [name, value] : report.content.fields()) {
    text += fmt::format("    {}: {}\n", name.text(), to_text(value));
  }
  std::fputs(text.c_str(), stderr);  // one call, so that lines of two threads do not mix
}

}  // namespace otp
