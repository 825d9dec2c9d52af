# For staff of aid organisations. Numbers stand behind a colon, so that no noun has to follow them.

analyst-only = هذا الأمر لموظفي منظمات الإغاثة الذين أعطتهم الإدارة حق الاطلاع على التقارير.
analyst-how = الشكل المطلوب: { $example }
analyst-bad-day =
    لم نفهم التاريخ. الشكل المطلوب: 27/2/2018 أو 2018-02-27
    للشهر: شباط 2018، وللأيام حتى اليوم: 30d
analyst-bad-order = تاريخ البداية بعد تاريخ النهاية.
analyst-future = هذه المدة لم تأتِ بعد. لا تقرير عنها.
analyst-too-long = المدة أطول من ثلاث سنوات. اطلبوها على دفعات.

analyst-help =
    لموظفي منظمات الإغاثة:
    • تقرير بالأعداد والأماكن، مع رسم وخريطة: /report إدلب 30d
    • ملف CSV بوسوم HXL، أو GeoJSON: /export إدلب 2018-02-01 2018-03-31
    • تقرير كل أسبوع: /watch إدلب

report-title = 📊 تقرير | { $place }
report-period =
    من { $from } إلى { $to } ({ $days ->
        [zero] بلا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    })
report-disclaimer = عدد ما ورد في المصادر، وليس إحصاءً. قلة الأخبار لا تعني الهدوء.
report-kind-shelling = أخبار قصف
report-kind-ceasefire = هدن مُعلَنة أو مقترَحة
report-kind-corridor = ممرات مُعلَنة أو مقترَحة
report-count = { $kind }: { $now } (قبلها: { $before })
report-percent = ، التغيّر: { $sign }{ $percent }%
report-denied = منها أخبار هناك من ينفيها: { $count }
report-before = للمقارنة، الفترة السابقة: من { $from } إلى { $to }
report-telling = مقالات ذكرت هذه الأحداث: { $articles } (قبلها: { $articlesBefore })، ومصادرها: { $sources } (قبلها: { $sourcesBefore })
report-read = كل ما قُرئ من مقالات: { $articles } (قبلها: { $articlesBefore })، ومصادرها: { $sources } (قبلها: { $sourcesBefore })
report-no-percent = لا نذكر نسبة مئوية: عدد المقالات أو المصادر مختلف بين الفترتين بأكثر من الربع، أو الأعداد أصغر من أن تُقارَن.
report-places = أكثر الأماكن ذكراً في أخبار القصف:
report-place = • { $place }: { $count }
report-places-more = وأماكن أخرى: { $count }
report-toll = الحصيلة كما أوردتها المصادر (من مجموع الأرقام الدنيا إلى مجموع الأرقام العليا):
report-toll-killed =
    • القتلى: { $range ->
        [yes] من { $min } إلى { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}على الأقل
       *[no] {""}
    } (عدد الأخبار التي ذكرتهم: { $events })
report-toll-wounded =
    • الجرحى: { $range ->
        [yes] من { $min } إلى { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}على الأقل
       *[no] {""}
    } (عدد الأخبار التي ذكرتهم: { $events })
report-toll-casualties =
    • بين قتيل وجريح، من دون فصل: { $range ->
        [yes] من { $min } إلى { $max }
       *[no] { $max }
    }{ $open ->
        [yes] {" "}على الأقل
       *[no] {""}
    } (عدد الأخبار التي ذكرتهم: { $events })
report-toll-without = • أخبار لم تُذكر فيها حصيلة: { $count }
report-truces = ما وصلنا عن الهدن:
report-truces-open = • أُعلنت ولم يصلنا أنها انتهت: { $count }
report-truces-broken = • وردت أنباء عن عدم الالتزام بها أو عن قصف خلالها: { $count }
report-truces-denied = • هناك من ينفيها: { $count }
report-truces-saidEnded = • وردت أنباء عن انتهائها: { $count }
report-truces-overWithoutReport = • انتهى موعدها ولم يصلنا خبر عن قصف خلالها (وهذا لا يثبت الالتزام بها): { $count }
report-truces-proposed = • اقتُرحت ولم تُعلَن: { $count }
report-caption-weeks = { $place }: الأخبار أسبوعاً أسبوعاً. عدد ما ورد في المصادر، وليس إحصاءً.
report-caption-map = { $place }: الأماكن المذكورة في أخبار القصف. المواقع هي مواقع البلدات.

export-caption = { $place }، من { $from } إلى { $to }. عدد الأحداث: { $count }. عدد ما ورد في المصادر، وليس إحصاءً.
export-cut =
    { $count ->
        [zero] ⚠️ الملف مقطوع: لا يتسع لهذه المدة.
        [one] ⚠️ الملف مقطوع: فيه حدث واحد، هو الأحدث.
        [two] ⚠️ الملف مقطوع: فيه أحدث حدثين فقط.
        [few] ⚠️ الملف مقطوع: فيه أحدث { $count } أحداث فقط.
        [many] ⚠️ الملف مقطوع: فيه أحدث { $count } حدثاً فقط.
       *[other] ⚠️ الملف مقطوع: فيه أحدث { $count } حدث فقط.
    } لما هو أقدم، اطلبوا مدة أقصر.
export-nothing = لم تصلنا أخبار عن { $place } في هذه المدة. هذا لا يعني الهدوء.

watch-saved = سيصلكم تقرير { $place } كل أسبوع في هذه المحادثة.
watch-full = بلغت التقارير الأسبوعية حدّها. أزيلوا واحداً: /watch
watch-none = لا تقارير أسبوعية. للطلب: /watch إدلب
watch-list = التقارير الأسبوعية. للإيقاف، اضغطوا على المكان:

button-watch = تقرير كل أسبوع
button-unwatch = إيقاف التقرير الأسبوعي
button-unwatch-place = إيقاف: { $place }
