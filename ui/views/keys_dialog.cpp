#include "views/keys_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "draw/theme.h"

namespace ui {
namespace {

constexpr QSize usual_size(560, 620);
constexpr int margin_to_window = 60;

bool matches(const QTreeWidgetItem& row, const QString& wanted) {
  return row.text(0).contains(wanted, Qt::CaseInsensitive) ||
         row.text(1).contains(wanted, Qt::CaseInsensitive);
}

}  // namespace

KeysDialog::KeysDialog(const QList<KeySection>& sections, QWidget* parent)
    : QDialog(parent), list_(new QTreeWidget(this)) {
  setObjectName("dialog.keys");
  setWindowTitle(tr("Keyboard shortcuts"));
  auto* wanted = new QLineEdit(this);
  wanted->setObjectName("keys.search");
  wanted->setPlaceholderText(tr("Search for a key or what it does"));
  wanted->setAccessibleName(wanted->placeholderText());
  wanted->setClearButtonEnabled(true);
  list_->setObjectName("keys.list");
  list_->setAccessibleName(tr("Keyboard shortcuts"));
  list_->setColumnCount(2);
  list_->setHeaderHidden(true);
  list_->setRootIsDecorated(false);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(wanted, &QLineEdit::textChanged, this, &KeysDialog::filter);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(wanted);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  fill(sections);
  fitTo(parent != nullptr ? parent->window()->size() : usual_size);
}

void KeysDialog::fill(const QList<KeySection>& sections) {
  for (const KeySection& section : sections) {
    auto* title = new QTreeWidgetItem(list_, {section.title});
    title->setFont(0, bold_font());
    title->setFirstColumnSpanned(true);
    title->setFlags(Qt::ItemIsEnabled);
    for (const auto& row : section.rows) new QTreeWidgetItem(title, {row.keys, row.what});
  }
  list_->expandAll();
  list_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

void KeysDialog::filter(const QString& wanted) {
  for (int section = 0; section < list_->topLevelItemCount(); ++section) {
    QTreeWidgetItem& title = *list_->topLevelItem(section);
    bool has_any = false;
    for (int row = 0; row < title.childCount(); ++row) {
      bool is_shown = matches(*title.child(row), wanted);
      title.child(row)->setHidden(!is_shown);
      has_any = has_any || is_shown;
    }
    title.setHidden(!has_any);
  }
}

/// It stays within the window, however small that is.
void KeysDialog::fitTo(const QSize& window) {
  resize(usual_size.boundedTo(window - QSize(margin_to_window, margin_to_window)));
}

}  // namespace ui
