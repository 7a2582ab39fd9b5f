// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"
#include "ui/setup/setupstyle.h"

class ComponentsModel;
class ConfirmStrip;
class Desk;
class ErrorLine;
class FormField;
class LiveImpacts;
class QLabel;
class QLineEdit;
class QPushButton;
class SegmentedControl;
class Setup;
class SetupTable;
class TimeZoneBox;

/// A status page's name, zone and tone, and its components: what they are called, in which order, how they are.
class ComponentsPane : public ThemedPane
{
    Q_OBJECT

public:
    ComponentsPane(Setup &setup, Desk &desk, QWidget *parent);

public Q_SLOTS:
    void setPage(const QString &pageId);

private:
    [[nodiscard]] QWidget *createPageFields();
    [[nodiscard]] QWidget *createComponents();
    void connectTable();
    void showPage();
    void changePage(void (*change)(StatusPage &, const ComponentsPane &), FormField *field);
    void addComponent();
    void removeComponent();
    void moveComponent(int by);
    void refreshButtons();
    [[nodiscard]] int currentRow() const;

    Setup &m_setup;
    LiveImpacts *m_impacts;
    ComponentsModel *m_model;
    QString m_pageId;

    QLineEdit *m_name = nullptr;
    TimeZoneBox *m_zone = nullptr;
    SegmentedControl *m_tone = nullptr;
    FormField *m_nameField = nullptr;
    FormField *m_zoneField = nullptr;
    FormField *m_toneField = nullptr;
    SetupTable *m_table = nullptr;
    QLabel *m_empty = nullptr;
    ConfirmStrip *m_confirm = nullptr;
    QLineEdit *m_newName = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_remove = nullptr;
    ErrorLine *m_error = nullptr;
};
