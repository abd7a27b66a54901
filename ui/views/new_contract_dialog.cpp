#include "views/new_contract_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "draw/written.h"
#include "views/fixed_field.h"
#include "views/new_contract_agreement.h"
#include "views/short_text_edit.h"

namespace ui {

using murabaha::Terms;

NewContractDialog::NewContractDialog(DeskPort& desk, const QString& suggested_id, QWidget* parent)
    : QDialog(parent), desk_(desk) {
  setObjectName("dialog.new_contract");
  setWindowTitle(tr("New Murabaha contract"));
  id_ = new QLineEdit(suggested_id, this);
  id_->setObjectName("new.id");
  customer_ = new QLineEdit("customer-1", this);
  customer_->setObjectName("new.customer");
  makePrice();
  makeSale();
  agreement_ = new NewContractAgreement(desk.moment().today(), this);
  mistake_ = new QLabel(this);
  mistake_->setObjectName("new.mistake");
  mistake_->setWordWrap(true);
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, theme_of(palette()).error);
  mistake_->setPalette(colours);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  open_ = buttons->addButton(tr("Open contract"), QDialogButtonBox::AcceptRole);
  open_->setObjectName("new.open");
  makeLayout(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &NewContractDialog::open);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  followFields();
  refresh();
}

/// The sale on one side, how it is paid on the other.
void NewContractDialog::makeLayout(QWidget* buttons) {
  auto* parts = new QHBoxLayout;
  parts->setSpacing(20);
  auto* sale = new QWidget(this);
  sale->setLayout(makeForm());
  parts->addWidget(sale, 1, Qt::AlignTop);
  parts->addWidget(agreement_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(parts);
  layout->addWidget(mistake_);
  layout->addWidget(buttons);
}

void NewContractDialog::followFields() {
  for (QLineEdit* edit : {id_, customer_, cost_, profit_}) {
    connect(edit, &QLineEdit::textChanged, this, &NewContractDialog::refresh);
  }
  connect(currency_, &QComboBox::editTextChanged, this, &NewContractDialog::refresh);
  connect(cost_lines_, &QPlainTextEdit::textChanged, this, &NewContractDialog::refresh);
  connect(agreement_, &NewContractAgreement::changed, this, &NewContractDialog::refresh);
  connect(profile_, &QComboBox::currentIndexChanged, this,
          [this] { agreement_->setProfile(murabaha::Profile(profile_->currentData().toInt())); });
}

void NewContractDialog::makePrice() {
  currency_ = new QComboBox(this);
  currency_->setObjectName("new.currency");
  currency_->setEditable(true);
  currency_->addItems({"AED", "BHD", "EUR", "IDR", "JPY", "KWD", "MYR", "SAR", "USD", "XXX"});
  currency_->setCurrentText(desk_.habits().currency());
  cost_ = new QLineEdit(this);
  cost_->setObjectName("new.cost");
  cost_->setPlaceholderText(tr("what the asset costs the bank, as in 100,000.00"));
  profit_ = new QLineEdit(this);
  profit_->setObjectName("new.profit");
  profit_->setPlaceholderText(tr("what the bank adds, disclosed and fixed"));
  total_ = new QLabel(this);
  total_->setObjectName("new.total");
  cost_lines_ = new ShortTextEdit(this);
  cost_lines_->setObjectName("new.cost_lines");
  cost_lines_->setPlaceholderText(tr("optional, as in\nprice: 95,000.00\nfreight: 5,000.00"));
  cost_lines_->setTabChangesFocus(true);
  cost_lines_->setFixedHeight(62);
}

void NewContractDialog::makeSale() {
  profile_ = new QComboBox(this);
  profile_->setObjectName("new.profile");
  profile_->addItem(tr("seed: states only"), int(murabaha::Profile::Seed));
  profile_->addItem(tr("aaoifi: documents of SS-8 are asked for"), int(murabaha::Profile::Aaoifi));
  overpayment_ = new QComboBox(this);
  overpayment_->setObjectName("new.overpayment");
  overpayment_->addItem(tr("is owed to the customer"), int(murabaha::Overpayment::Credit));
  overpayment_->addItem(tr("is refused"), int(murabaha::Overpayment::Refuse));
  asset_class_ = new QComboBox(this);
  asset_class_->setObjectName("new.asset_class");
  asset_class_->addItem(tr("not said"), QString());
  for (murabaha::AssetClass each : murabaha::all_asset_classes) {
    asset_class_->addItem(word_of(each), text(name_of(each)));
  }
  auto field = [this](const char* id, const QString& hint) {
    auto* made = new QLineEdit(this);
    made->setObjectName(id);
    made->setPlaceholderText(hint);
    return made;
  };
  asset_ = field("new.asset", tr("what is bought, in words"));
  supplier_ = field("new.supplier", tr("who sells it to the bank; is paid"));
  agent_ = field("new.agent", tr("who buys it for the bank, if anybody does"));
}

QFormLayout* NewContractDialog::makeForm() {
  auto* form = new QFormLayout;
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("&Contract id"), id_);
  form->addRow(tr("C&ustomer id"), customer_);
  form->addRow(tr("Ru&les"), profile_);
  form->addRow(tr("Cu&rrency"), currency_);
  form->addRow(tr("&Asset cost"), cost_);
  form->addRow(tr("&Profit"), profit_);
  form->addRow(tr("Total price"), total_);
  form->addRow(tr("Parts of the cos&t"), cost_lines_);
  form->addRow(tr("A&sset"), asset_);
  form->addRow(tr("&Kind of asset"), asset_class_);
  form->addRow(tr("Suppli&er id"), supplier_);
  form->addRow(tr("A&gent id"), agent_);
  form->addRow(tr("What is paid too &much"), overpayment_);
  return form;
}

murabaha::Result<Terms> NewContractDialog::readTerms() const {
  auto currency = murabaha::Currency::of(written_id(currency_->currentText()));
  if (!currency) return std::unexpected(currency.error());
  auto cost = murabaha::parse_amount(written_id(cost_->text()), *currency);
  if (!cost) return std::unexpected(cost.error());
  murabaha::Result<murabaha::Amount> profit = 0;
  if (!agreement_->makesProfit()) {
    profit = murabaha::parse_amount(written_id(profit_->text()), *currency);
  }
  if (!profit) return std::unexpected(profit.error());
  auto lines = readCostLines(*currency);
  if (!lines) return std::unexpected(lines.error());
  Terms terms{written_id(id_->text()), written_id(customer_->text()), *currency, *cost, *profit};
  if (auto agreed = agreement_->read(terms); !agreed) return std::unexpected(agreed.error());
  terms.profile = murabaha::Profile(profile_->currentData().toInt());
  terms.overpayment = murabaha::Overpayment(overpayment_->currentData().toInt());
  terms.asset = written_text(asset_->text());
  terms.asset_class = asset_class_->currentData().toString().toStdString();
  terms.supplier_id = written_id(supplier_->text());
  terms.agent_id = written_id(agent_->text());
  terms.cost_lines = std::move(*lines);
  if (auto checked = terms.check(); !checked) return std::unexpected(checked.error());
  return terms;
}

namespace {

std::unexpected<otp::Error> wrong_cost_line(const QString& line) {
  std::string quote = murabaha::in_quotes(written_text(line), "");
  QString shown = quote.empty() ? NewContractDialog::tr("this") : text(quote);
  QString sentence =
      NewContractDialog::tr("Write a part of the cost as 'freight: 5,000.00', not %1.");
  return otp::refuse(otp::Atom("invalid_cost_line"), sentence.arg(shown).toStdString());
}

}  // namespace

/// Each line is `name: amount`; empty ones are none.
murabaha::Result<std::vector<murabaha::CostLine>> NewContractDialog::readCostLines(
    const murabaha::Currency& currency) const {
  std::vector<murabaha::CostLine> lines;
  const QString written = cost_lines_->toPlainText();
  if (auto checked = murabaha::check_text("list of the cost's parts", written_text(written));
      !checked) {
    return std::unexpected(checked.error());
  }
  for (const QString& line : written.split('\n', Qt::SkipEmptyParts)) {
    qsizetype colon = line.lastIndexOf(':');
    if (colon < 0) return wrong_cost_line(line);
    auto amount = murabaha::parse_amount(written_id(line.mid(colon + 1)), currency);
    if (!amount) return std::unexpected(amount.error());
    lines.push_back({written_text(line.left(colon).trimmed()), *amount});
  }
  return lines;
}

/// Shows what comes of what is written: the profit that a rate makes, the total and the schedule.
void NewContractDialog::refresh() {
  auto terms = readTerms();
  setFixed(*profit_, agreement_->makesProfit());
  if (agreement_->makesProfit()) {
    const QSignalBlocker quiet(profit_);
    profit_->setText(terms ? text(murabaha::format_amount(terms->profit, terms->currency)) : "");
  }
  total_->setText(terms ? text(murabaha::format_money(terms->total(), terms->currency)) : tr("—"));
  bool is_begun =
      !cost_->text().isEmpty() && (agreement_->makesProfit() || !profit_->text().isEmpty());
  QString hint = tr("Write the cost and the profit to see the schedule.");
  if (!is_begun)
    return agreement_->preview(otp::refuse(otp::Atom("invalid_plan"), hint.toStdString()));
  agreement_->preview(terms);
}

void NewContractDialog::say(const QString& mistake) { mistake_->setText(mistake); }

void NewContractDialog::sayUnmet(const std::vector<murabaha::Guard>& unmet) {
  QStringList needed;
  for (const murabaha::Guard& guard : unmet) {
    needed << tr("%1 (%2)").arg(translated(guard.text), translated(guard.rule));
  }
  say(tr("By these rules the contract could never be approved, for its terms never change. Still "
         "needed: %1")
          .arg(needed.join(' ')));
}

void NewContractDialog::open() {
  auto terms = readTerms();
  if (!terms) return say(translated(terms.error().text()));
  if (auto unmet = murabaha::unmet_for_good(*terms); !unmet.empty()) return sayUnmet(unmet);
  contract_id_ = terms->contract_id;
  open_->setEnabled(false);
  say({});
  desk_.open(*terms, this, [this](const murabaha::Result<murabaha::Contract>& opened) {
    open_->setEnabled(true);
    if (!opened) return say(translated(opened.error().text()));
    desk_.habits().setCurrency(text(opened->terms.currency.code()));
    accept();
  });
}

}  // namespace ui
