// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/words.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    const char *word;
    const char *name; ///< for people, translated in context "Words"
};

template<typename Word>
struct Words;

template<>
struct Words<Severity>
{
    static constexpr std::array Table{
        Entry{"minor", QT_TRANSLATE_NOOP("Words", "Minor")},
        Entry{"major", QT_TRANSLATE_NOOP("Words", "Major")},
        Entry{"critical", QT_TRANSLATE_NOOP("Words", "Critical")},
    };
};

template<>
struct Words<Stage>
{
    static constexpr std::array Table{
        Entry{"investigating", QT_TRANSLATE_NOOP("Words", "Investigating")},
        Entry{"identified", QT_TRANSLATE_NOOP("Words", "Identified")},
        Entry{"monitoring", QT_TRANSLATE_NOOP("Words", "Monitoring")},
        Entry{"resolved", QT_TRANSLATE_NOOP("Words", "Resolved")},
    };
};

template<>
struct Words<Tone>
{
    static constexpr std::array Table{
        Entry{"professional", QT_TRANSLATE_NOOP("Words", "Professional")},
        Entry{"friendly", QT_TRANSLATE_NOOP("Words", "Friendly")},
        Entry{"minimal", QT_TRANSLATE_NOOP("Words", "Minimal")},
    };
};

template<>
struct Words<ComponentStatus>
{
    static constexpr std::array Table{
        Entry{"operational", QT_TRANSLATE_NOOP("Words", "Operational")},
        Entry{"degraded_performance", QT_TRANSLATE_NOOP("Words", "Degraded performance")},
        Entry{"partial_outage", QT_TRANSLATE_NOOP("Words", "Partial outage")},
        Entry{"major_outage", QT_TRANSLATE_NOOP("Words", "Major outage")},
        Entry{"under_maintenance", QT_TRANSLATE_NOOP("Words", "Under maintenance")},
    };
};

template<>
struct Words<AlertState>
{
    static constexpr std::array Table{
        Entry{"firing", QT_TRANSLATE_NOOP("Words", "Firing")},
        Entry{"resolved", QT_TRANSLATE_NOOP("Words", "Resolved")},
    };
};

template<>
struct Words<Writer>
{
    static constexpr std::array Table{
        Entry{"offline", QT_TRANSLATE_NOOP("Words", "Offline")},
        Entry{"model", QT_TRANSLATE_NOOP("Words", "Model")},
        Entry{"person", QT_TRANSLATE_NOOP("Words", "Mine")},
    };
};

template<>
struct Words<IncidentState>
{
    static constexpr std::array Table{
        Entry{"draft", QT_TRANSLATE_NOOP("Words", "Draft")},
        Entry{"publishing", QT_TRANSLATE_NOOP("Words", "Publishing")},
        Entry{"live", QT_TRANSLATE_NOOP("Words", "Live")},
        Entry{"resolved", QT_TRANSLATE_NOOP("Words", "Resolved")},
        Entry{"dismissed", QT_TRANSLATE_NOOP("Words", "Dismissed")},
        Entry{"held", QT_TRANSLATE_NOOP("Words", "Held")},
        Entry{"merged", QT_TRANSLATE_NOOP("Words", "Merged")},
    };
};

template<typename Word>
QString wordOf(Word value)
{
    return QString::fromLatin1(Words<Word>::Table[size_t(value)].word);
}

template<typename Word>
QString nameOf(Word value)
{
    return QCoreApplication::translate("Words", Words<Word>::Table[size_t(value)].name);
}

int badness(ComponentStatus status)
{
    switch (status) {
    case ComponentStatus::Operational:
        return 0;
    case ComponentStatus::UnderMaintenance:
        return 1;
    case ComponentStatus::DegradedPerformance:
        return 2;
    case ComponentStatus::PartialOutage:
        return 3;
    case ComponentStatus::MajorOutage:
        return 4;
    }
    return 0;
}

} // namespace

QString toWord(Severity severity)
{
    return wordOf(severity);
}

QString toWord(Stage stage)
{
    return wordOf(stage);
}

QString toWord(Tone tone)
{
    return wordOf(tone);
}

QString toWord(ComponentStatus status)
{
    return wordOf(status);
}

QString toWord(AlertState state)
{
    return wordOf(state);
}

QString toWord(Writer writer)
{
    return wordOf(writer);
}

QString toWord(IncidentState state)
{
    return wordOf(state);
}

QString displayName(Severity severity)
{
    return nameOf(severity);
}

QString displayName(Stage stage)
{
    return nameOf(stage);
}

QString displayName(Tone tone)
{
    return nameOf(tone);
}

QString displayName(ComponentStatus status)
{
    return nameOf(status);
}

QString displayName(IncidentState state)
{
    return nameOf(state);
}

template<typename Word>
std::optional<Word> fromWord(QStringView text)
{
    for (size_t i = 0; i < Words<Word>::Table.size(); ++i) {
        if (text == QLatin1String(Words<Word>::Table[i].word))
            return Word(i);
    }
    return std::nullopt;
}

template<typename Word>
QString allWords()
{
    QStringList words;
    for (const Entry &entry : Words<Word>::Table)
        words.append(QString::fromLatin1(entry.word));
    return words.join(u", "_s);
}

template std::optional<Severity> fromWord<Severity>(QStringView);
template std::optional<Stage> fromWord<Stage>(QStringView);
template std::optional<Tone> fromWord<Tone>(QStringView);
template std::optional<ComponentStatus> fromWord<ComponentStatus>(QStringView);
template std::optional<AlertState> fromWord<AlertState>(QStringView);
template std::optional<Writer> fromWord<Writer>(QStringView);
template std::optional<IncidentState> fromWord<IncidentState>(QStringView);
template QString allWords<Severity>();
template QString allWords<Stage>();
template QString allWords<Tone>();
template QString allWords<ComponentStatus>();
template QString allWords<AlertState>();
template QString allWords<IncidentState>();

ComponentStatus impactOf(Severity severity)
{
    switch (severity) {
    case Severity::Minor:
        return ComponentStatus::DegradedPerformance;
    case Severity::Major:
        return ComponentStatus::PartialOutage;
    case Severity::Critical:
        return ComponentStatus::MajorOutage;
    }
    return ComponentStatus::DegradedPerformance;
}

ComponentStatus worse(ComponentStatus left, ComponentStatus right)
{
    return badness(left) >= badness(right) ? left : right;
}
