#include "views/contract/contract_list_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/counted.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "murabaha/contract.h"
#include "views/contract/stage_chip.h"
#include "views/plain_table.h"

namespace ui {

ContractListView::ContractListView(ContractListModel& model, QWidget* parent)
    : QWidget(parent), model_(model) {
  makeTable();
  totals_ = new QLabel(this);
  totals_->setObjectName("contract.totals");
  totals_->setFont(small_font());
  totals_->setWordWrap(true);
  totals_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  layout->addWidget(makeFilter());
  layout->addWidget(table_);
  setTabOrder(state_, text_);
  setTabOrder(text_, table_);
  layout->addWidget(totals_);
  connect(&model, &ContractListModel::refreshed, this, [this] {
    follow();
    showTotals();
  });
  connect(&model, &ContractListModel::failed, totals_, &QLabel::setText);
  showTotals();
}

QWidget* ContractListView::makeFilter() {
  auto* bar = new QWidget(this);
  state_ = new QComboBox(bar);
  state_->setObjectName("contract.filter.state");
  state_->setAccessibleName(tr("Show contracts of this state"));
  state_->addItem(tr("all states"), QString());
  for (murabaha::Stage stage : murabaha::all_stages) {
    state_->addItem(word_of(stage), text(murabaha::name_of(stage)));
  }
  text_ = new QLineEdit(bar);
  text_->setObjectName("contract.filter.text");
  text_->setAccessibleName(tr("Show contracts with this in their id or their customer's"));
  text_->setPlaceholderText(tr("contract or customer"));
  text_->setClearButtonEnabled(true);
  text_->setMaxLength(64);
  connect(state_, &QComboBox::currentIndexChanged, this,
          [this] { model_.setState(state_->currentData().toString().toStdString()); });
  connect(text_, &QLineEdit::textChanged, this,
          [this](const QString& wanted) { model_.setText(wanted.toStdString()); });
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(state_);
  layout->addWidget(text_, 1);
  return bar;
}

void ContractListView::makeTable() {
  table_ = new QTableView(this);
  table_->setObjectName("contract.list");
  table_->setAccessibleName(tr("Contracts"));
  table_->setModel(&model_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setItemDelegateForColumn(ContractListModel::Stage, new StageChip(table_));
  make_plain(*table_, 22);
  const int widths[] = {66, 94, 84, 124, 124, 84, 70, 100, 104};
  for (int column = 0; column < ContractListModel::ColumnCount; ++column) {
    int heading = table_->horizontalHeader()->sectionSizeHint(column);
    table_->setColumnWidth(column, std::max(widths[column], heading));
  }
  // Those that one looks for first can be seen in a narrow dock.
  table_->horizontalHeader()->moveSection(ContractListModel::Outstanding, ContractListModel::Total);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->setFixedHeight(112);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            if (current.isValid() && !is_marking_) onCurrentRow(current.row());
          });
}

void ContractListView::onCurrentRow(int row) {
  const murabaha::Snapshot* contract = model_.at(row);
  row_to_read_ = contract == nullptr ? row : -1;
  if (contract == nullptr || contract->contract_id == marked_) return;
  marked_ = contract->contract_id;
  Q_EMIT chosen(marked_);
}

void ContractListView::mark(const std::string& contract_id) {
  marked_ = contract_id;
  row_to_read_ = -1;
  follow();
}

/// The mark stays with its contract, whichever row that is now.
void ContractListView::follow() {
  if (row_to_read_ >= 0 && row_to_read_ < model_.rowCount()) return onCurrentRow(row_to_read_);
  int row = marked_.empty() ? -1 : model_.rowOf(marked_);
  is_marking_ = true;
  QModelIndex current = table_->currentIndex();
  if (row < 0) {
    table_->selectionModel()->clear();
  } else if (current.row() != row) {
    table_->setCurrentIndex(model_.index(row, std::max(0, current.column())));
  }
  is_marking_ = false;
}

void ContractListView::showTotals() {
  QStringList lines;
  for (const murabaha::CurrencyTotal& total : model_.totals()) {
    lines << tr("%1 · %2 of %3 outstanding")
                 .arg(counted(std::uint64_t(total.contracts), Things::Contracts),
                      money_text(total.outstanding, total.currency),
                      money_text(total.total, total.currency));
  }
  if (lines.isEmpty()) {
    lines << (model_.isFiltered() ? tr("No contract is like that.") : tr("There is no contract."));
  }
  totals_->setText(lines.join('\n'));
}

}  // namespace ui
