#pragma once

#include <QWidget>

#include <vector>

#include "models/books_model.h"
#include "views/contract/open_dossier.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;
class QTimer;

namespace ui {

/// What the payment system has booked beside what the desk knows, of the chosen contract or of all.
class BothBooks : public QWidget {
  Q_OBJECT

 public:
  BothBooks(const OpenDossier& dossier, DeskPort& desk, QWidget* parent = nullptr);

  /// Reads both books anew.
  void refresh();

 private:
  QWidget* makeBar();
  void makeTable();
  bool areAll() const;
  void readNext();
  void take(const murabaha::Result<std::vector<murabaha::KeptPayout>>& page);
  void show(const std::vector<murabaha::KeptPayout>& ours);
  void sayVerdict();
  void sayTotals();

  const OpenDossier& dossier_;
  DeskPort& desk_;
  BooksModel* model_;
  QComboBox* scope_ = nullptr;
  QCheckBox* only_ = nullptr;
  QTableView* table_ = nullptr;
  QLabel* verdict_;
  QLabel* totals_;
  QTimer* later_;
  std::vector<murabaha::KeptPayout> read_;  // so far, of all contracts
  bool is_reading_ = false;
  bool is_old_ = false;  // something has changed since it was asked
};

}  // namespace ui
