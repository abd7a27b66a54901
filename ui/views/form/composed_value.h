#pragma once

#include <vector>

#include "views/form/value_editor.h"

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// The fields of a record, each with what is wrong with it below.
class RecordEditor : public ValueEditor {
  Q_OBJECT

 public:
  /// @param name object names of its fields begin with it
  RecordEditor(otp::Atom record, const std::vector<otp::FieldShape>& fields, const QString& name,
               const FormSurroundings& surroundings, QWidget* parent);

  bool isLeftOut() const override;
  /// The record of those that are not left out.
  otp::Result<otp::Term> read() const override;
  bool saysMistakes() const override { return true; }

 private:
  struct Row {
    otp::Atom name;
    ValueEditor* editor;
    QLabel* mistake;
    bool is_group;
  };

  void add(const otp::FieldShape& field, const QString& name, const FormSurroundings& surroundings);
  void check();

  otp::Atom record_;
  std::vector<Row> rows_;
  QFormLayout* form_;
};

/// Values of one shape, one below the other.
class ListEditor : public ValueEditor {
  Q_OBJECT

 public:
  ListEditor(const otp::FieldShape& field, const QString& name,
             const FormSurroundings& surroundings, QWidget* parent);

  bool isLeftOut() const override;
  otp::Result<otp::Term> read() const override;

 private:
  struct Item {
    QWidget* row;
    ValueEditor* editor;
    QPushButton* remove;
  };

  void add(const otp::Term& initial);
  void remove(const QWidget* row);
  void nameItems();

  otp::ValueShape item_;
  QString name_;
  FormSurroundings surroundings_;
  std::vector<Item> items_;
  int added_ = 0;
  bool is_touched_ = false;
  QVBoxLayout* rows_;
};

}  // namespace ui
