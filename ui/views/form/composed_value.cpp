#include "views/form/composed_value.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/text.h"
#include "draw/theme.h"
#include "views/form/one_value.h"

namespace ui {
namespace {

/// Its parts have names of their own.
bool is_group(const otp::ValueShape& shape) { return shape.kind == "record"; }

/// A line for what is wrong with a field, which takes no room while nothing is.
QLabel* mistake_below(QVBoxLayout* layout, const QString& name) {
  auto* label = new QLabel;
  label->setObjectName(name);
  label->setWordWrap(true);
  label->setVisible(false);
  QPalette colours = label->palette();
  colours.setColor(QPalette::WindowText, theme_of(colours).error);
  label->setPalette(colours);
  layout->addWidget(label);
  return label;
}

}  // namespace

std::unexpected<otp::Error> mistake(const QString& sentence) {
  return otp::refuse(otp::Atom("mistake"), sentence.toStdString());
}

ValueEditor* make_editor(const otp::FieldShape& field, const QString& name,
                         const FormSurroundings& surroundings, QWidget* parent) {
  const otp::ValueShape& shape = field.shape;
  if (!shape.words.empty() || shape.kind == "true or false") {
    return new ChoiceEditor(field, name, parent);
  }
  if (is_group(shape)) {
    return new RecordEditor(shape.record, shape.fields, name, surroundings, parent);
  }
  if (shape.kind == "list") return new ListEditor(field, name, surroundings, parent);
  if (shape.kind == "pid") return new PidEditor(name, surroundings.observation, parent);
  if (shape.kind == "amount") return new AmountEditor(field, name, surroundings.currency, parent);
  return new LineEditor(field, name, parent);
}

// Records

RecordEditor::RecordEditor(otp::Atom record, const std::vector<otp::FieldShape>& fields,
                           const QString& name, const FormSurroundings& surroundings,
                           QWidget* parent)
    : ValueEditor(parent), record_(record), form_(tight<QFormLayout>(this)) {
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  for (const otp::FieldShape& field : fields) add(field, name, surroundings);
  if (!rows_.empty()) setFocusProxy(rows_.front().editor->focusProxy());
}

void RecordEditor::add(const otp::FieldShape& field, const QString& name,
                       const FormSurroundings& surroundings) {
  QString title = text(field.name.text());
  QString full_name = name + '.' + title;
  bool has_parts = is_group(field.shape);
  QWidget* cell = has_parts ? new QGroupBox(title, this) : new QWidget(this);
  auto* layout = has_parts ? new QVBoxLayout(cell) : tight<QVBoxLayout>(cell);
  ValueEditor* editor = make_editor(field, full_name, surroundings, cell);
  layout->addWidget(editor);
  rows_.push_back({field.name, editor, mistake_below(layout, full_name + ".mistake"), has_parts});
  if (has_parts) {
    form_->addRow(cell);
  } else {
    auto* label = new QLabel(title, this);
    form_->addRow(label, cell);
    label->setBuddy(editor->focusProxy());
    editor->focusProxy()->setAccessibleName(title);
  }
  connect(editor, &ValueEditor::changed, this, &RecordEditor::check);
}

void RecordEditor::check() {
  for (const Row& row : rows_) {
    QString wrong;
    if (!row.editor->isLeftOut() && !row.editor->saysMistakes()) {
      auto value = row.editor->read();
      if (!value) wrong = text(value.error().text());
    }
    row.mistake->setText(wrong);
    row.mistake->setVisible(!wrong.isEmpty());
    if (!row.is_group) row.editor->focusProxy()->setAccessibleDescription(wrong);
  }
  Q_EMIT changed();
}

bool RecordEditor::isLeftOut() const {
  return std::ranges::all_of(rows_, [](const Row& row) { return row.editor->isLeftOut(); });
}

otp::Result<otp::Term> RecordEditor::read() const {
  std::vector<otp::Term::Field> fields;
  for (const Row& row : rows_) {
    if (row.editor->isLeftOut()) continue;
    auto value = row.editor->read();
    if (!value) {
      return mistake(tr("%1: %2").arg(apart(row.name.text()), text(value.error().text())));
    }
    fields.emplace_back(row.name, std::move(*value));
  }
  return otp::Term::record(record_, std::move(fields));
}

// Lists

ListEditor::ListEditor(const otp::FieldShape& field, const QString& name,
                       const FormSurroundings& surroundings, QWidget* parent)
    : ValueEditor(parent),
      item_(field.shape.items.empty() ? otp::ValueShape() : field.shape.items.front()),
      name_(name),
      surroundings_(surroundings) {
  auto* layout = tight<QVBoxLayout>(this);
  auto* rows = new QWidget(this);
  rows_ = tight<QVBoxLayout>(rows);
  layout->addWidget(rows);
  auto* more = new QPushButton(tr("Add one"), this);
  more->setObjectName(name + ".add");
  more->setAutoDefault(false);
  layout->addWidget(more, 0, Qt::AlignLeading);
  setFocusProxy(more);
  for (const otp::Term& item : field.initial.items()) add(item);
  connect(more, &QPushButton::clicked, this, [this] {
    is_touched_ = true;
    add({});
    items_.back().editor->setFocus();
    Q_EMIT changed();
  });
}

void ListEditor::add(const otp::Term& initial) {
  auto* row = new QWidget(this);
  auto* layout = tight<QHBoxLayout>(row);
  QString name = name_ + '.' + QString::number(added_++);
  ValueEditor* editor = make_editor({{}, item_, initial}, name, surroundings_, row);
  auto* remove_it = new QPushButton(tr("Remove"), row);
  remove_it->setObjectName(name + ".remove");
  remove_it->setAutoDefault(false);
  layout->addWidget(editor, 1);
  layout->addWidget(remove_it, 0, Qt::AlignTop);
  rows_->addWidget(row);
  items_.push_back({row, editor, remove_it});
  nameItems();
  connect(editor, &ValueEditor::changed, this, [this] {
    is_touched_ = true;
    Q_EMIT changed();
  });
  connect(remove_it, &QPushButton::clicked, this, [this, row] { remove(row); });
}

void ListEditor::remove(const QWidget* row) {
  auto found = std::ranges::find(items_, row, &Item::row);
  found->row->deleteLater();  // whose button has just been pressed
  found->row->hide();
  items_.erase(found);
  nameItems();
  is_touched_ = true;
  Q_EMIT changed();
}

void ListEditor::nameItems() {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    QWidget* named = is_group(item_) ? item.editor : item.editor->focusProxy();
    named->setAccessibleName(tr("Number %1").arg(number(i + 1)));
    item.remove->setAccessibleName(tr("Remove number %1").arg(number(i + 1)));
  }
}

bool ListEditor::isLeftOut() const { return !is_touched_; }

otp::Result<otp::Term> ListEditor::read() const {
  std::vector<otp::Term> values;
  for (const Item& item : items_) {
    auto value = item.editor->read();
    if (!value) {
      return mistake(
          tr("Number %1: %2").arg(number(values.size() + 1), text(value.error().text())));
    }
    values.push_back(std::move(*value));
  }
  return otp::Term::list(std::move(values));
}

}  // namespace ui
