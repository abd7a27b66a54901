#include "views/contract/both_books.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/counted.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "views/contract/tint.h"
#include "views/plain_table.h"

namespace ui {

using murabaha::KeptPayout;

namespace {

constexpr std::int64_t page_size = 5'000;
constexpr int row_height = 22;
constexpr std::chrono::milliseconds pause(500);  // between two looks at all contracts

QLabel* make_label(const char* id, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setObjectName(id);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

}  // namespace

BothBooks::BothBooks(const OpenDossier& dossier, DeskPort& desk, QWidget* parent)
    : QWidget(parent),
      dossier_(dossier),
      desk_(desk),
      model_(new BooksModel(this)),
      verdict_(make_label("faults.verdict", this)),
      totals_(make_label("faults.totals", this)),
      later_(new QTimer(this)) {
  later_->setSingleShot(true);
  later_->setInterval(pause);
  connect(later_, &QTimer::timeout, this, &BothBooks::refresh);
  makeTable();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeBar());
  layout->addWidget(table_, 1);
  layout->addWidget(totals_);
  layout->addWidget(verdict_);
  connect(&dossier, &OpenDossier::changed, this, [this] {
    if (!isVisible()) return;  // whoever shows it refreshes it
    if (areAll()) later_->start();
    else refresh();
  });
  connect(&desk, &DeskPort::deskChanged, this, [this] {
    is_reading_ = false;  // the desk before does not answer any more
    refresh();
  });
}

QWidget* BothBooks::makeBar() {
  auto* bar = new QWidget(this);
  scope_ = new QComboBox(bar);
  scope_->setObjectName("faults.scope");
  scope_->setAccessibleName(tr("Whose payments are compared"));
  scope_->addItems({tr("This contract"), tr("All contracts")});
  only_ = new QCheckBox(tr("Only &differences"), bar);
  only_->setObjectName("faults.differences");
  connect(scope_, &QComboBox::currentIndexChanged, this, &BothBooks::refresh);
  connect(only_, &QCheckBox::toggled, model_, &BooksModel::setOnlyDifferences);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scope_);
  layout->addWidget(only_);
  layout->addStretch();
  return bar;
}

void BothBooks::makeTable() {
  table_ = new QTableView(this);
  table_->setObjectName("faults.books");
  table_->setAccessibleName(tr("Our books beside those of the payment system"));
  table_->setModel(model_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  make_plain(*table_, row_height);
  const int widths[] = {90, 120, 90, 90, 120, 210, 110, 120};
  for (int column = 0; column < BooksModel::ColumnCount; ++column) {
    table_->setColumnWidth(column, widths[column]);
  }
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
  table_->horizontalHeader()->setStretchLastSection(true);
}

bool BothBooks::areAll() const { return scope_->currentIndex() == 1; }

// Reading

void BothBooks::refresh() {
  later_->stop();
  table_->setColumnHidden(BooksModel::Contract, !areAll());
  if (!areAll() || !desk_.isOpen()) {
    std::vector<KeptPayout> ours;
    if (dossier_.isThere() && !areAll()) {
      for (const auto& intent : dossier_.present().records.intents) {
        ours.push_back({dossier_.id(), intent});
      }
    }
    return show(ours);
  }
  is_old_ = is_reading_;
  if (is_reading_) return;
  read_.clear();
  is_reading_ = true;
  readNext();
}

/// Page after page, so that the desk is not held up.
void BothBooks::readNext() {
  std::string after = read_.empty() ? std::string() : read_.back().intent.intent;
  desk_.payouts(after, page_size, this, [this](const auto& page) { take(page); });
}

void BothBooks::take(const murabaha::Result<std::vector<KeptPayout>>& page) {
  if (page) {
    read_.insert(read_.end(), page->begin(), page->end());
    if (std::int64_t(page->size()) == page_size) return readNext();
  }
  is_reading_ = false;
  std::vector<KeptPayout> ours = std::move(read_);
  if (std::exchange(is_old_, false)) return refresh();
  if (!areAll()) return;  // somebody wants to see something else by now
  if (page) return show(ours);
  verdict_->setText(translated(page.error().text()));
  tint(*verdict_, theme_of(palette()).error);
}

// Showing

void BothBooks::show(const std::vector<KeptPayout>& ours) {
  model_->show(compare_books(ours, desk_.bankBooks(), areAll()));
  sayTotals();
  sayVerdict();
}

void BothBooks::sayTotals() {
  QStringList sums;
  for (const BooksTotal& total : totals_of(model_->lines())) {
    sums << tr("Paid by our books %1 (payments: %2), by theirs %3 (payments: %4)")
                .arg(sum_text(total.our_sum, total.currency), number(std::uint64_t(total.ours)),
                     sum_text(total.their_sum, total.currency),
                     number(std::uint64_t(total.theirs)));
  }
  totals_->setText(sums.isEmpty() ? tr("Nothing was paid.") : sums.join('\n'));
}

void BothBooks::sayVerdict() {
  int differing = model_->differences();
  QString whose = areAll()             ? tr("All contracts")
                  : dossier_.isThere() ? apart(dossier_.id())
                                       : tr("no contract");
  QString count = counted(std::uint64_t(differing), Things::PaymentsDiffer);
  verdict_->setText(differing == 0 ? tr("%1: both books agree.").arg(whose)
                                   : tr("%1: %2 from our books.").arg(whose, count));
  tint(*verdict_, differing == 0 ? theme_of(palette()).success : theme_of(palette()).error);
}

}  // namespace ui
