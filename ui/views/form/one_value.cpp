#include "views/form/one_value.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

#include "base/parse_term.h"
#include "draw/desk_sentences.h"
#include "draw/observer_sentences.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/written.h"

namespace ui {
namespace {

constexpr int most_listed = 500;  // processes; the others can be written

const std::string written_kinds[] = {"whole number", "milliseconds", "text", "atom", "term"};

/// As it is written into a line.
QString line_of(const otp::Term& term, const std::string& kind) {
  if (term.is_nil()) return {};
  if (kind == "text") return text(term.text());
  if (kind == "atom") return text(term.atom().text());
  return text(to_text(term));
}

/// That stands alone or behind a name; none when none does.
otp::Pid pid_in(std::string_view written) {
  std::size_t begin = written.rfind('<');
  return begin == std::string_view::npos ? otp::Pid() : otp::parse_pid(written.substr(begin));
}

}  // namespace

// Lines

LineEditor::LineEditor(const otp::FieldShape& field, const QString& name, QWidget* parent)
    : ValueEditor(parent), kind_(field.shape.kind), edit_(new QLineEdit(this)) {
  bool can_write = std::ranges::find(written_kinds, kind_) != std::end(written_kinds);
  if (can_write) initial_ = line_of(field.initial, kind_);
  edit_->setObjectName(name);
  edit_->setText(initial_);
  edit_->setPlaceholderText(can_write
                                ? word_of_kind(kind_)
                                : tr("stays as it is: no form can build %1").arg(apart(kind_)));
  edit_->setEnabled(can_write);
  tight<QHBoxLayout>(this)->addWidget(edit_);
  setFocusProxy(edit_);
  connect(edit_, &QLineEdit::textChanged, this, &ValueEditor::changed);
}

bool LineEditor::isLeftOut() const { return edit_->text() == initial_; }

otp::Result<otp::Term> LineEditor::read() const {
  QString written = edit_->text();
  if (kind_ == "text") return otp::Term(written_text(written));
  std::string id = written_id(written);
  if (id.empty()) return mistake(tr("A value is missing: %1.").arg(word_of_kind(kind_)));
  if (kind_ == "atom") return otp::Term(otp::Atom(id));
  if (kind_ == "term") {
    auto term = otp::parse_term(id);
    return term ? term : mistake(translated_observation(term.error().text()));
  }
  bool is_number = false;
  qlonglong value = text(id).toLongLong(&is_number);
  if (is_number) return otp::Term(value);
  return mistake(
      tr("'%1' is not a value of the kind %2.").arg(apart(written), word_of_kind(kind_)));
}

// Choices

ChoiceEditor::ChoiceEditor(const otp::FieldShape& field, const QString& name, QWidget* parent)
    : ValueEditor(parent), choice_(new QComboBox(this)) {
  std::vector<otp::Atom> words = field.shape.words;
  if (words.empty()) words = {otp::atoms::false_, otp::atoms::true_};
  if (field.shape.is_optional) {
    values_.emplace_back();
    choice_->addItem(tr("none"));
  }
  for (otp::Atom word : words) {
    values_.push_back(field.shape.kind == "text" ? otp::Term(word.text()) : otp::Term(word));
    choice_->addItem(text(word.text()));
  }
  auto initial = std::ranges::find(values_, field.initial);
  if (initial != values_.end()) initial_ = int(initial - values_.begin());
  choice_->setObjectName(name);
  choice_->setPlaceholderText(word_of_kind(field.shape.kind));
  choice_->setCurrentIndex(initial_);
  tight<QHBoxLayout>(this)->addWidget(choice_);
  setFocusProxy(choice_);
  connect(choice_, &QComboBox::currentIndexChanged, this, &ValueEditor::changed);
}

bool ChoiceEditor::isLeftOut() const { return choice_->currentIndex() == initial_; }

otp::Result<otp::Term> ChoiceEditor::read() const {
  int index = choice_->currentIndex();
  if (index < 0) return mistake(tr("Nothing is chosen."));
  return values_[std::size_t(index)];
}

// Processes

PidEditor::PidEditor(const QString& name, const Observation& observation, QWidget* parent)
    : ValueEditor(parent), observation_(observation), process_(new QComboBox(this)) {
  process_->setObjectName(name);
  process_->setEditable(true);
  process_->setInsertPolicy(QComboBox::NoInsert);
  QStringList listed;
  observation.system().for_each([&](const observer::ProcessEntry& entry) {
    if (!entry.is_alive || !observation.shows(entry) || listed.size() >= most_listed) return;
    listed << text(entry.title()) + "  " + text(entry.pid.text());
  });
  process_->addItems(listed);
  process_->setCurrentIndex(-1);
  process_->clearEditText();
  process_->lineEdit()->setPlaceholderText(tr("name or pid of a process that runs"));
  process_->completer()->setCompletionMode(QCompleter::PopupCompletion);
  process_->completer()->setFilterMode(Qt::MatchContains);
  tight<QHBoxLayout>(this)->addWidget(process_);
  setFocusProxy(process_);
  connect(process_, &QComboBox::editTextChanged, this, &ValueEditor::changed);
}

bool PidEditor::isLeftOut() const { return process_->currentText().isEmpty(); }

otp::Result<otp::Term> PidEditor::read() const {
  std::string written = written_id(process_->currentText());
  const auto& system = observation_.system();
  otp::Pid pid = pid_in(written);
  const observer::ProcessEntry* of_pid = system.find(pid);
  bool runs = of_pid != nullptr && of_pid->is_alive && of_pid->pid == pid;
  if (runs) return otp::Term(pid);
  std::vector<otp::Pid> found;
  system.for_each([&](const observer::ProcessEntry& entry) {
    bool is_meant = entry.is_alive && observation_.shows(entry) && entry.title() == written;
    if (is_meant) found.push_back(entry.pid);
  });
  if (found.size() == 1) return otp::Term(found.front());
  if (found.empty()) return mistake(tr("No process that runs is called '%1'.").arg(apart(written)));
  return mistake(tr("%1 processes are called '%2': write the pid of one.")
                     .arg(number(found.size()), apart(written)));
}

// Amounts

AmountEditor::AmountEditor(const otp::FieldShape& field, const QString& name,
                           const std::optional<murabaha::Currency>& currency, QWidget* parent)
    : ValueEditor(parent), edit_(new QLineEdit(this)), currency_(new QComboBox(this)) {
  if (field.initial.is_integer()) initial_ = field.initial.integer();
  edit_->setObjectName(name);
  currency_->setObjectName(name + ".currency");
  currency_->setAccessibleName(tr("Currency"));
  currency_->addItem(tr("minor units"), "XXX");
  for (const murabaha::Currency& each : murabaha::Currency::all()) {
    if (each.code() != "XXX") currency_->addItem(text(each.code()), text(each.code()));
  }
  if (currency) currency_->setCurrentIndex(currency_->findData(text(currency->code())));
  currency_->setEnabled(!currency.has_value());
  currency_->setToolTip(currency ? tr("What the process counts its amounts in") : QString());
  shown_initial_ = initialText();
  edit_->setText(shown_initial_);
  edit_->setPlaceholderText(word_of_kind(field.shape.kind));
  auto* layout = tight<QHBoxLayout>(this);
  layout->addWidget(edit_, 1);
  layout->addWidget(currency_);
  setFocusProxy(edit_);
  connect(edit_, &QLineEdit::textChanged, this, &ValueEditor::changed);
  connect(currency_, &QComboBox::currentIndexChanged, this, &AmountEditor::showCurrency);
}

murabaha::Currency AmountEditor::currency() const {
  std::string code = currency_->currentData().toString().toStdString();
  return murabaha::Currency::of(code).value_or(murabaha::Currency());
}

QString AmountEditor::initialText() const {
  return text(murabaha::format_amount(initial_, currency()));
}

void AmountEditor::showCurrency() {
  bool was_left_out = isLeftOut();
  shown_initial_ = initialText();
  if (was_left_out) edit_->setText(shown_initial_);
  Q_EMIT changed();
}

bool AmountEditor::isLeftOut() const { return edit_->text() == shown_initial_; }

otp::Result<otp::Term> AmountEditor::read() const {
  auto amount = murabaha::parse_amount(written_id(edit_->text()), currency());
  if (!amount) return mistake(translated(amount.error().text()));
  return otp::Term(*amount);
}

}  // namespace ui
