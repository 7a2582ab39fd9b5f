// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoutput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

CommandResult failed(const Error &error)
{
    return {.exitCode = CommandResult::Failed, .error = error.message};
}

CommandResult failed(const QString &message)
{
    return {.exitCode = CommandResult::Failed, .error = message};
}

QString compact(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)) + u'\n';
}

CommandResult table(const CommandLine &line, const QStringList &columns, const QList<QStringList> &rows)
{
    if (line.isJson) {
        QJsonArray array;
        for (const QStringList &row : rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < columns.size(); ++i)
                object.insert(columns.at(i), row.at(i));
            array.append(object);
        }
        return {.output = compact(array)};
    }
    QList<qsizetype> widths;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        qsizetype width = columns.at(i).size();
        for (const QStringList &row : rows)
            width = std::max(width, row.at(i).size());
        widths.append(width);
    }
    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString oneLine;
        for (qsizetype i = 0; i < cells.size(); ++i)
            oneLine += cells.at(i).leftJustified(widths.at(i) + 2);
        text += oneLine.trimmed() + u'\n';
    };
    addLine(columns);
    for (const QStringList &row : rows)
        addLine(row);
    return {.output = text};
}

QString timeText(const std::optional<QDateTime> &time)
{
    return time ? time->toUTC().toString(Qt::ISODate) : QString();
}

Result<StatusPage> pageOf(const CatalogData &catalog, const CommandLine &line)
{
    const QString wanted = line.options.value(u"page"_s);
    if (!wanted.isEmpty()) {
        if (const StatusPage *page = catalog.page(wanted))
            return *page;
        return fail(Error::Kind::NotFound,
                    Commands::tr("There is no status page “%1”. “greenroomd pages list” shows them.").arg(wanted));
    }
    if (catalog.pages.isEmpty())
        return fail(Error::Kind::NotFound,
                    Commands::tr("There is no status page yet. Make one: greenroomd pages add NAME"));
    if (catalog.pages.size() > 1)
        return fail(Error::Kind::InvalidInput, Commands::tr("There are several status pages. Name one with --page."));
    return catalog.pages.first();
}

Result<Source> sourceNamed(const CatalogData &catalog, const QString &idOrSlug)
{
    if (const Source *source = catalog.source(idOrSlug))
        return *source;
    return fail(Error::Kind::NotFound,
                Commands::tr("There is no source “%1”. “greenroomd sources list” shows them.").arg(idOrSlug));
}
