# For staff of aid organisations.

analyst-only = This command is for staff of aid organisations whom the admins gave access to reports.
analyst-how = The form is: { $example }
analyst-bad-day = The date was not understood. The form is: 2018-02-27 or 27/2/2018
analyst-bad-order = The first day lies after the last.
analyst-future = That time has not come yet: there is nothing to report.
analyst-too-long = That is longer than three years. Ask for it in parts.

analyst-help =
    For staff of aid organisations:
    • /report counts and places, with a chart and a map, as in: /report Idlib 30d
    • /export a file, CSV with HXL tags or GeoJSON, as in: /export Idlib 2018-02-01 2018-03-31
    • /watch a report every week, as in: /watch Idlib

report-title = 📊 Report | { $place }
report-period =
    { $from } to { $to } ({ $days ->
        [one] 1 day
       *[other] { $days } days
    })
report-disclaimer = A count of what sources reported, not statistics. Few reports do not mean calm.
report-kind-shelling = Reports of shelling
report-kind-ceasefire = Truces announced or proposed
report-kind-corridor = Corridors announced or proposed
report-count = { $kind }: { $now } (before: { $before })
report-percent = , change: { $sign }{ $percent }%
report-denied = Of these, denied by somebody: { $count }
report-before = For comparison, the period before: { $from } to { $to }
report-telling = Articles telling of these events: { $articles } (before: { $articlesBefore }), from sources: { $sources } (before: { $sourcesBefore })
report-read = All articles read: { $articles } (before: { $articlesBefore }), from sources: { $sources } (before: { $sourcesBefore })
report-no-percent = No percentage is given: articles or sources differ by more than a quarter between the periods, or there is too little to compare.
report-places = Places most named in reports of shelling:
report-place = • { $place }: { $count }
report-places-more = and more places: { $count }
report-toll = Toll as sources gave it (from the sum of the lowest figures to that of the highest):
report-toll-killed =
    • Killed: { $range ->
        [yes] from { $min } to { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}at least
       *[no] {""}
    } (events with a figure: { $events })
report-toll-wounded =
    • Wounded: { $range ->
        [yes] from { $min } to { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}at least
       *[no] {""}
    } (events with a figure: { $events })
report-toll-casualties =
    • Killed or wounded, not told apart: { $range ->
        [yes] from { $min } to { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}at least
       *[no] {""}
    } (events with a figure: { $events })
report-toll-without = • Events without any figure: { $count }
report-truces = What was reported of truces:
report-truces-open = • Announced, and no word of an end: { $count }
report-truces-broken = • Reported as not kept, or shelling reported during them: { $count }
report-truces-denied = • Denied by somebody: { $count }
report-truces-saidEnded = • Reported to have ended: { $count }
report-truces-overWithoutReport = • Their time is over and no shelling in it was reported (no proof that they were kept): { $count }
report-truces-proposed = • Proposed, not announced: { $count }
report-caption-weeks = { $place }: reports week by week. A count of what sources reported, not statistics.
report-caption-map = { $place }: places named in reports of shelling. Positions are those of towns.

export-caption = { $place }, { $from } to { $to }. Events: { $count }. A count of what sources reported, not statistics.
export-cut =
    { $count ->
        [one] ⚠️ The file is cut: it holds the newest event alone.
       *[other] ⚠️ The file is cut: it holds the newest { $count } events alone.
    } Ask for a shorter period to have those before.
export-nothing = No reports on { $place } came in this period. This does not mean calm.

watch-saved = A report on { $place } will come every week in this chat.
watch-full = There are as many weekly reports as there may be. End one: /watch
watch-none = No weekly reports. To ask for one: /watch Idlib
watch-list = Weekly reports. Press a place to end its report:

button-watch = Report every week
button-unwatch = End the weekly report
button-unwatch-place = End: { $place }
