// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "core/intake/apikeys.h"

#include <QWidget>

#include <optional>

class CopyField;
class FormField;
class QLabel;
class QLineEdit;
class SegmentedControl;
class Setup;

/// Makes an API key, for a new source or one that is there, and shows its secret this once beside what to paste into
/// the tool. Has no buttons of its own to begin and to end: its host has them.
class NewKeyPanel : public QWidget
{
    Q_OBJECT

public:
    NewKeyPanel(Setup &setup, QString receiverUrl, QWidget *parent);

    /// Asks for a name and a tool: a source with its first key.
    void startSource(const QString &pageId);
    /// Asks for a name: a further key of a source, to change over to.
    void startKey(const Source &source);

    void focusFirst();
    /// Makes what is asked for; ends with created(), or shows what is wrong and ends with refused().
    void create();
    /// Empty until it is created.
    [[nodiscard]] QString secret() const;
    [[nodiscard]] bool isCreated() const { return m_created.has_value(); }

Q_SIGNALS:
    void created();
    void refused();
    void returnPressed();

private:
    void start();
    void chooseTool(int index);
    void createKey();
    void refuse(const QString &sentence);
    void showCreated();

    Setup &m_setup;
    const QString m_receiverUrl;
    QWidget *m_form;
    QLineEdit *m_name;
    FormField *m_nameField;
    QWidget *m_toolField;
    SegmentedControl *m_tool;
    QWidget *m_result;
    QLabel *m_notice;
    CopyField *m_secret;
    QLabel *m_snippetTitle;
    CopyField *m_snippet;

    QString m_pageId;
    bool m_isNewSource = true;
    std::optional<Source> m_source; ///< once it is stored: a second try makes no second one
    std::optional<CreatedKey> m_created;
};
