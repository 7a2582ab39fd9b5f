// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"

#include <QHash>
#include <QWidget>

class ComponentsEditor;
class FormField;
class QLineEdit;
class Setup;
class TimeZoneBox;

/// First step: the status page's name, its time zone and its components.
class PageStep : public QWidget
{
    Q_OBJECT

public:
    PageStep(Setup &setup, QWidget *parent);

    void focusFirst();
    /// Stores what is typed; a second time it changes what the first has stored. Ends with stored(), or shows what is
    /// wrong beside the field that it is wrong with and ends with refused().
    void store();
    /// Empty until it has been stored.
    [[nodiscard]] const StatusPage &page() const { return m_page; }

Q_SIGNALS:
    void stored();
    void refused();
    void returnPressed();

private:
    void storeComponents();
    void finishOne();

    Setup &m_setup;
    QLineEdit *m_name;
    FormField *m_nameField;
    TimeZoneBox *m_zone;
    FormField *m_zoneField;
    ComponentsEditor *m_components;
    StatusPage m_page;
    QStringList m_storedIds; ///< components of the page as the last store() left them
    int m_waitingFor = 0;    ///< answers that are still to come
    bool m_hasFailed = false;
};
