// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "core/intake/apikeys.h"

#include <QWidget>

#include <optional>

class CreatedKeyView;
class FormField;
class KeyLimits;
class QComboBox;
class QLineEdit;
class QPushButton;
class SearchBox;
class Setup;
struct KeyRequest;

/// Makes an API key, for a new source or one that is there, and shows its secret this once beside what to paste into
/// the tool. Has no buttons of its own to begin and to end: its host has them.
class NewKeyPanel : public QWidget
{
    Q_OBJECT

public:
    /// Short asks for tool and name only, as a first start wants it.
    enum class Extent { Short, Whole };

    NewKeyPanel(Extent extent, Setup &setup, const QString &receiverUrl, QWidget *parent);

    /// Asks for a name and a tool: a source with its first key.
    void startSource(const QString &pageId);
    /// Asks what for, at first the source with this id: a further key of it, or one that no source has.
    void startKey(const QString &pageId, const QString &sourceId);

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
    void choosePurpose(int index);
    void proposeName(const QString &name);
    void createKey(KeyRequest request);
    void refuse(const QString &sentence);

    Setup &m_setup;
    const Extent m_extent;
    QWidget *m_form;
    QLineEdit *m_name;
    FormField *m_nameField;
    FormField *m_toolField;
    SearchBox *m_tool; ///< words of tools in their data
    QWidget *m_purposeField;
    QComboBox *m_purpose; ///< sources by their id, pages by theirs; see choosePurpose()
    QPushButton *m_limit;
    KeyLimits *m_limits;
    CreatedKeyView *m_result;

    QString m_pageId;
    bool m_isNewSource = true;
    std::optional<Source> m_source; ///< a new one once it is stored: a second try makes no second one
    std::optional<CreatedKey> m_created;
};
