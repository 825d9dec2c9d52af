# Readers are addressed by plural or by verbal noun. Numbers 1 and 2 are told in words.

start =
    أخبار القصف والهدن والممرات في البلدات التي تختارونها، مع ذكر من قالها.

    ننقل ما تنشره المصادر بعد وقوعه، وقد نتأخر أو نخطئ. هذه ليست صفارة إنذار. عدم وصول رسالة لا يعني الأمان.

    للمتابعة: أرسلوا اسم البلدة، مثل: دوما
start-group =
    هنا تصل أخبار القصف والهدن والممرات في الأماكن التي يختارها مشرفو المجموعة، مع ذكر من قالها. عدم وصول رسالة لا يعني الأمان.

    ⚠️ كل من في المجموعة يرى أي مكان تتابعه.

    للمتابعة، يكتب أحد المشرفين: /follow دوما
unknown-link = لا نعرف المكان الذي يشير إليه هذا الرابط. أرسلوا اسم البلدة للبحث عنها.

search-found = اضغطوا على المكان المطلوب لمتابعته:
search-near-names = لم نجد مكاناً باسم «{ $query }». هل المقصود أحد هذه؟
search-more = لهذا الاسم أماكن أخرى. إن لم يكن المكان المطلوب بينها، أرسلوا معه اسم المحافظة، مثل: { $example }
search-nothing =
    لم نجد مكاناً بهذا الاسم. جرّبوا كتابة أخرى، أو اسم أقرب بلدة، أو الاختيار من القائمة: /list
search-long = النص أطول من أن يكون اسم مكان. أرسلوا اسم البلدة وحده، مثل: دوما
forward-unread = لا نقرأ الرسائل المحوّلة. أرسلوا اسم البلدة، مثل: دوما
forward-own = هذه الرسالة من رسائلنا، وليست خبراً جديداً. لم تُقرأ.
unreadable = لا نقرأ إلا النص والموقع. أرسلوا اسم البلدة، مثل: دوما
thanks = على الرحب. لإضافة مكان، أرسلوا اسم البلدة. الأوامر كلها: /help
stop-ask = ماذا تريدون إيقافه؟ مكان واحد، أو الرسائل كلها يوماً، أو كل شيء مع محو ما نحفظه.
unfollow-choose = للتوقف عن متابعة مكان، اضغطوا عليه:
unfollow-nothing = لا تتابعون مكاناً بهذا الاسم.
search-empty = أرسلوا اسم المكان بعد الأمر، مثل: { $example }
place-gone = هذا المكان لم يعد في جداولنا. أرسلوا اسمه للبحث عنه من جديد.

followed =
    ✅ تتابعون الآن: { $place }

    تصلكم رسالة عندما تذكره مصادرنا. عدم وصول رسالة لا يعني الأمان.
followed-within =
    ✅ تتابعون الآن: { $place }، مع جميع الأماكن التابعة.

    تصلكم رسالة عندما تذكر مصادرنا مكاناً منها. عدم وصول رسالة لا يعني الأمان.
followed-already = تتابعون هذا المكان من قبل: { $place }
followed-full = بلغت قائمتكم حدّها ({ $count }). لإضافة مكان، أزيلوا مكاناً آخر: /my
followed-group-note = ⚠️ كل من في المجموعة يرى أي مكان تتابعه.
unfollowed = توقفت متابعة: { $place }
unfollowed-already = هذا المكان ليس في قائمتكم: { $place }

subscription =
    📍 { $place }

    يصلكم: { $kinds }
    { $reach ->
        [within] ومعه كل ما بداخله.
        [radius] ومعه ما حوله حتى { $radius } كم.
       *[only] المكان نفسه، وما يخص المنطقة كلها التي هو فيها.
    }
kind-shelling = القصف
kind-ceasefire = الهدن
kind-corridor = الممرات
kind-last = لا بد من بقاء نوع واحد. للتوقف عن المتابعة، اضغطوا زر الإيقاف.

my-empty = لا تتابعون أي مكان بعد. أرسلوا اسم البلدة، مثل: دوما
my-empty-group = لا مكان تتابعه هذه المحادثة بعد. للمتابعة، يكتب أحد المشرفين: /follow دوما
my-list =
    { $count ->
        [zero] لا تتابعون أي مكان.
        [one] تتابعون مكاناً واحداً.
        [two] تتابعون مكانين.
        [few] تتابعون { $count } أماكن.
        [many] تتابعون { $count } مكاناً.
       *[other] تتابعون { $count } مكان.
    } للتعديل أو الإيقاف، اضغطوا على المكان:

list-top = اختاروا المحافظة:
list-in = { $place }: اختاروا مكاناً في الداخل، أو تابعوا المنطقة كلها.
list-leaf = { $place }

near-ask =
    للبحث عن أقرب الأماكن، شاركوا موقعكم بالزر أدناه. نحوّل الموقع إلى أسماء أماكن ولا نحفظه.
near-found = أقرب الأماكن إليكم، والموقع نفسه لم يُحفظ. اضغطوا على مكان لمتابعته:
near-nothing = لا نعرف أماكن قريبة من هذا الموقع. أرسلوا اسم البلدة.
near-row = { $place } · { $distance } كم { $direction }
near-row-here = { $place } · هنا
direction-n = شمالاً
direction-ne = نحو الشمال الشرقي
direction-e = شرقاً
direction-se = نحو الجنوب الشرقي
direction-s = جنوباً
direction-sw = نحو الجنوب الغربي
direction-w = غرباً
direction-nw = نحو الشمال الغربي

inline-note = كل من في المحادثة يرى المكان المذكور.
inline-empty = اكتبوا اسم مكان، أو ابحثوا في البوت
inline-nothing = لا مكان بهذا الاسم. البحث في البوت
inline-sources =
    { $count ->
        [zero] لم يذكره أي مصدر خلال أسبوع.
        [one] ذكره مصدر واحد خلال أسبوع.
        [two] ذكره مصدران خلال أسبوع.
        [few] ذكرته { $count } مصادر خلال أسبوع.
        [many] ذكره { $count } مصدراً خلال أسبوع.
       *[other] ذكره { $count } مصدر خلال أسبوع.
    }
quote-as-of = ما وصلنا حتى { $time } بتوقيت دمشق:
quote-lately = من { $from } إلى { $to }:
quote-nothing = لم تصلنا أخبار جديدة عن { $place } من { $from } إلى { $to }. هذا لا يعني الهدوء.
quote-caution =
    { $count ->
        [zero] لم يذكر هذا المكان أي مصدر نقرؤه في الأيام السبعة السابقة.
        [one] ذكر هذا المكان مصدر واحد مما نقرؤه في الأيام السبعة السابقة.
        [two] ذكر هذا المكان مصدران مما نقرؤه في الأيام السبعة السابقة.
        [few] ذكرت هذا المكان { $count } مصادر مما نقرؤه في الأيام السبعة السابقة.
        [many] ذكر هذا المكان { $count } مصدراً مما نقرؤه في الأيام السبعة السابقة.
       *[other] ذكر هذا المكان { $count } مصدر مما نقرؤه في الأيام السبعة السابقة.
    } قد يكون هذا النقل ناقصاً، أو تغيّر الوضع بعده. غياب الخبر لا يعني الأمان.
qr-caption = رمز لمتابعة { $place }. يُفتح بكاميرا الهاتف: { $link }
town-choose = أي مكان؟
town-title = 📍 { $place }
town-as-of = حتى { $time } بتوقيت دمشق
blind = ⚠️ انقطع وصولنا إلى المصادر منذ { $time } بتوقيت دمشق. قد تقع أحداث لا نعلم بها.
town-in-force = ما أُعلن ولم يصلنا أنه انتهى:
announced-more =
    { $count ->
        [zero] {""}
        [one] وإعلان آخر.
        [two] وإعلانان آخران.
        [few] و{ $count } إعلانات أخرى.
        [many] و{ $count } إعلاناً آخر.
       *[other] و{ $count } إعلان آخر.
    }
town-lately =
    { $days ->
        [zero] اليوم:
        [one] في آخر يوم:
        [two] في آخر يومين:
        [few] في آخر { $days } أيام:
        [many] في آخر { $days } يوماً:
       *[other] في آخر { $days } يوم:
    }
town-more =
    { $count ->
        [zero] {""}
        [one] وخبر آخر.
        [two] وخبران آخران.
        [few] و{ $count } أخبار أخرى.
        [many] و{ $count } خبراً آخر.
       *[other] و{ $count } خبر آخر.
    }
town-nothing =
    { $days ->
        [zero] لم تصلنا أخبار عن { $place } اليوم.
        [one] لم تصلنا أخبار عن { $place } في آخر يوم.
        [two] لم تصلنا أخبار عن { $place } في آخر يومين.
        [few] لم تصلنا أخبار عن { $place } في آخر { $days } أيام.
        [many] لم تصلنا أخبار عن { $place } في آخر { $days } يوماً.
       *[other] لم تصلنا أخبار عن { $place } في آخر { $days } يوم.
    } هذا لا يعني الهدوء.
town-sources =
    { $count ->
        [zero] لم يذكر هذا المكان أي مصدر خلال هذا الأسبوع: ما نراه من هنا قليل.
        [one] ذكره مصدر واحد فقط خلال هذا الأسبوع: ما نراه من هنا قليل.
        [two] ذكره مصدران فقط خلال هذا الأسبوع: ما نراه من هنا قليل.
        [few] ذكرته { $count } مصادر خلال هذا الأسبوع.
        [many] ذكره { $count } مصدراً خلال هذا الأسبوع.
       *[other] ذكره { $count } مصدر خلال هذا الأسبوع.
    }

truces-title = هدن وممرات مُعلَنة
truces-none =
    هدن وممرات مُعلَنة

    لم يصلنا إعلان ساري المدة الآن. قد يوجد ما لا نعلم به.

language-choose = لغة الرسائل وأرقامها:
language-set = ستصلكم الرسائل بالعربية.
digits-set = ستُكتب الأرقام هكذا: { $sample }

privacy =
    ما نحفظه: رقم المحادثة مشفّراً، والأماكن التي تتابعونها، والإعدادات، وأسبوع الاشتراك، وأي رسائلنا وصلتكم في آخر 30 يوماً على الأكثر، كي يصلكم تصحيحها. لا شيء غير ذلك.

    ما لا نحفظه: الاسم، واسم المستخدم، ورقم الهاتف، ونص الرسائل، والموقع الذي تشاركونه.

    ما لا نتحكم به: تيليغرام نفسه يعرف أن هذه المحادثة موجودة، ومن يفتح الهاتف يقرؤها. لذلك: /discreet لإخفاء التفاصيل، و/forget لمحو كل شيء.

forget-ask =
    عند الضغط على المحو، نمحو فوراً كل ما نحفظه عن هذه المحادثة: الأماكن والإعدادات ورقم المحادثة. لا رجعة في ذلك.
forget-done =
    ✅ مُحي كل ما كنا نحفظه عن هذه المحادثة.

    ما كتبتموه بأنفسكم لا نحذفه، وقد تبقى بعض أجوبتنا. الرسائل الأقدم من 48 ساعة تبقى في هاتفك حتى حذف المحادثة يدوياً.
forget-done-kept =
    ✅ مُحي كل ما كنا نحفظه عن هذه المحادثة.

    الرسائل السابقة تبقى في الهاتف حتى حذف المحادثة يدوياً.
forget-cancelled = لم يُمحَ شيء.

help =
    • اسم بلدة: البحث عنها ومتابعتها
    • ما تتابعونه، للتعديل أو الإيقاف: /my
    • الاختيار من قائمة المحافظات: /list
    • أقرب الأماكن إلى موقعكم: /near
    • آخر ما نعرفه عن مكان: /town دوما
    • الهدن والممرات المُعلَنة: /truces
    • إيقاف الرسائل مدة: /mute
    • ساعات بلا صوت: /quiet
    • ملخص يومي: /digest
    • إخفاء التفاصيل: /discreet
    • رمز مطبوع لمتابعة مكان: /qr دوما
    • اللغة والأرقام: /language
    • ما نحفظه وما لا نحفظه: /privacy
    • محو كل شيء: /forget

    هذه ليست صفارة إنذار. عدم وصول رسالة لا يعني الأمان.
help-group =
    للمشرفين:
    • متابعة مكان: /follow دوما
    • إيقاف متابعة مكان: /unfollow دوما
    • الاختيار من قائمة المحافظات: /list
    • إيقاف الرسائل مدة: /mute
    • ساعات بلا صوت: /quiet
    • ملخص يومي: /digest
    • إخفاء التفاصيل: /discreet
    • اللغة والأرقام: /language
    • محو كل شيء: /forget

    للجميع:
    • ما تتابعه هذه المحادثة: /my
    • آخر ما نعرفه عن مكان: /town دوما
    • الهدن والممرات المُعلَنة: /truces
    • ما نحفظه وما لا نحفظه: /privacy

    هذه ليست صفارة إنذار. عدم وصول رسالة لا يعني الأمان.
unknown-command =
    لا نعرف هذا الأمر.

mute-ask = إيقاف الرسائل مدة. أخبار الخطر في الأماكن التي تتابعونها تصل رغم ذلك.
mute-until = الرسائل متوقفة حتى { $time } (توقيت { $zone }). أخبار الخطر تصل رغم ذلك.
mute-off = الرسائل تصل كالمعتاد.

quiet-ask =
    ساعات الهدوء: { $state ->
        [off] غير محددة.
       *[on] من { $from } حتى { $to } ({ $zone }).
    }

    أخبار الخطر، مثل القصف وانتهاء هدنة، تصل بصوت رغم ذلك. وما عداها: { $mode ->
        [hold] يُجمع إلى الصباح.
        [off] يصل كالمعتاد.
       *[silent] يصل بلا صوت.
    }

    لساعات أخرى، مثل: /quiet 22:30 06:00
quiet-bad =
    لم نفهم الساعات. الشكل المطلوب: /quiet 22:30 06:00
    للإلغاء: /quiet off
quiet-zone-ask = حسب توقيت أي مدينة؟
digest-ask =
    الملخص اليومي: { $state ->
        [off] متوقف.
       *[on] الساعة { $hour } ({ $zone }).
    }
discreet-ask =
    { $state ->
        [on] التفاصيل مخفية: لا يصل إلا «تحديث جديد»، والتفاصيل بزر تحته.
       *[off] الرسائل تصل كاملة. عند الإخفاء لا يظهر على الشاشة إلا «تحديث جديد»، والتفاصيل بزر تحته.
    }

group-admins-only = الإعدادات في المجموعات لمشرفيها فقط.
private-only = هذا الأمر في المحادثة الخاصة فقط.
flood = وصلتنا رسائل كثيرة دفعة واحدة. نتابع بعد لحظات.
stale-button = هذا الزر لم يعد صالحاً.
failed = تعذّر ذلك الآن. يُرجى التكرار بعد قليل.
saved = حُفظ.

article-taken = وصل الخبر، وهو قيد القراءة.
article-known = هذا الخبر وصلنا من قبل.
article-refused = لم يُقبل هذا الخبر: { $reason }
ingest-refused-unreachable = الصفحة لا يمكن الوصول إليها الآن.
ingest-refused-url = الرابط غير مقبول.
ingest-refused-page = تعذّرت قراءة الصفحة.
ingest-refused-busy = القراءة مشغولة الآن. يُرجى التكرار بعد قليل.
ingest-refused-invalid = ينقصه شيء أو فيه خطأ.
ingest-refused-no-text = لا نص فيه.
ingest-refused-timeout = تأخرت الصفحة في الرد.
ingest-refused-too-large = النص أطول من الحد.

button-english = English
button-arabic = العربية
button-near = 📍 مشاركة الموقع
button-list = اختيار من قائمة
button-my = ما أتابعه
button-back = رجوع
button-cancel = إلغاء
button-next = التالي
button-previous = السابق
button-settings = إعدادات المتابعة
button-mute-day = إيقاف الرسائل يوماً
button-town-days =
    { $days ->
        [zero] اليوم
        [one] آخر يوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يوماً
       *[other] آخر { $days } يوم
    }
button-town = آخر الأخبار
button-follow = متابعة { $place }
button-unfollow = إيقاف المتابعة
button-within-on = ✅ كل ما بداخلها
button-within-off = ⬜ كل ما بداخلها
button-kind-on = ✅ { $kind }
button-kind-off = ⬜ { $kind }
button-radius = { $radius ->
        [0] المكان وحده
       *[other] حتى { $radius } كم
    }
button-chosen = ● { $label }
button-forget = محو كل شيء
button-forget-messages = محو كل شيء وحذف رسائل آخر 48 ساعة
button-mute-hours =
    { $hours ->
        [zero] الآن
        [one] ساعة
        [two] ساعتان
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }
button-mute-days =
    { $days ->
        [zero] اليوم
        [one] يوم
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    }
button-resume = استئناف الرسائل
button-off = إيقاف
button-zone = التوقيت: { $zone }
button-mode-silent = بلا صوت
button-mode-hold = جمعها إلى الصباح
button-mode-off = كالمعتاد
button-discreet-on = إخفاء التفاصيل
button-discreet-off = إظهار التفاصيل
button-quiet = من { $from } حتى { $to }

place-label = { $place } · { $kind } · { $governorate }
place-label-short = { $place } · { $kind }
place-titled-governorate = محافظة { $place }
place-titled-district = منطقة { $place }
place-titled-subdistrict = ناحية { $place }
place-near = قرب { $place }
place-in = { $place } ({ $governorate })
place-kind-country = بلد
place-kind-governorate = محافظة
place-kind-district = منطقة إدارية
place-kind-subdistrict = ناحية
place-kind-town = مدينة
place-kind-village = قرية
place-kind-neighbourhood = حي
place-kind-camp = مخيم
place-kind-region = منطقة
place-kind-crossing = معبر
place-kind-facility = منشأة
place-kind-natural = معلم طبيعي

zone-damascus = دمشق
zone-beirut = بيروت
zone-amman = عمّان
zone-istanbul = إسطنبول
zone-cairo = القاهرة
zone-riyadh = الرياض
zone-berlin = برلين
zone-stockholm = ستوكهولم
zone-london = لندن
zone-toronto = تورونتو

bot-description =
    أخبار القصف والهدن والممرات في البلدات التي تختارونها، مع ذكر من قالها. ننقل ما تنشره المصادر بعد وقوعه، وقد نتأخر أو نخطئ. هذه ليست صفارة إنذار. عدم وصول رسالة لا يعني الأمان.
bot-about = أخبار البلدات التي تختارونها، مع ذكر المصدر.
command-start = البداية
command-my = ما أتابعه
command-list = اختيار من قائمة
command-near = أقرب الأماكن
command-town = آخر ما نعرفه عن مكان
command-truces = الهدن والممرات المُعلَنة
command-mute = إيقاف الرسائل مدة
command-quiet = ساعات بلا صوت
command-digest = ملخص يومي
command-discreet = إخفاء التفاصيل
command-language = اللغة والأرقام
command-privacy = ما نحفظه وما لا نحفظه
command-forget = محو كل شيء
command-help = المساعدة
command-follow = متابعة مكان
command-unfollow = إيقاف متابعة مكان

button-details = التفاصيل
button-mute-story = إسكات هذه القصة
button-unmute-story = إلغاء الإسكات
story-muted = لن تصلكم رسائل أخرى عن هذه القصة. أخبار الخطر تصل رغم ذلك.
story-unmuted = ستصلكم أخبار هذه القصة من جديد.
new-update = تحديث جديد
details-gone = لم تعد التفاصيل محفوظة. آخر ما نعرفه: /town
