// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

/// A choice from a long list that finds an entry by any part of its text.
class SearchBox : public QComboBox
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent);

    /// The entry whose text stands there now, however it was typed; -1 if it is that of none.
    [[nodiscard]] int typedIndex() const;

protected:
    /// Scrolling a pane must not change the choice that happens to come under the pointer.
    void wheelEvent(QWheelEvent *event) override;
};
