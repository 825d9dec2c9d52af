broadcast-audience =
    إلى من؟ أرسلوا اسم مكان أو أكثر، كل اسم في سطر. تصل الرسالة إلى من يتابع المكان أو ما بداخله.
broadcast-alone = ⚠️ لا يوجد مشرف ثانٍ. من دونه لا يمكن الإرسال إلى أوسع من منطقة واحدة، ولا إرسال خبر عن هدنة أو ممر.
broadcast-needs-second = هذه الرسالة تحتاج موافقة مشرف ثانٍ، ولا يوجد غيركم. لم يُرسل شيء. لإضافة مشرف: /grant
broadcast-text =
    أرسلوا نص الرسالة، وفي آخره سطر للمصدر، مثل:
    المصدر: الهلال الأحمر

    للنص الإنكليزي: سطر من ثلاث شرطات (---) ثم النص.
broadcast-no-source = ينقص سطر المصدر. أرسلوا النص من جديد، وفي آخره: المصدر: …
broadcast-no-text = ينقص النص العربي. أرسلوا النص من جديد.
broadcast-too-long = النص طويل. الحد 3500 حرف. أرسلوه من جديد.
broadcast-place-unknown = لا نعرف «{ $name }». أرسلوا الأسماء كلها من جديد.
broadcast-place-doubt =
    «{ $name }» اسم لأكثر من مكان. أرسلوا الأسماء كلها من جديد، ومكان هذا الاسم رمزه:
    { $ids }
broadcast-preview = ⬆️ هكذا تصل الرسالة.
broadcast-to = إلى: { $audience } ({ $count })
broadcast-drill = رسالة تجريبية: تصل إلى المشرفين فقط.
broadcast-flagged = ⚠️ كلمات تَعِد بما لا نعرفه: { $words }
broadcast-approval-relief = الخبر عن هدنة أو ممر أو انتهاء خطر: تلزم موافقة مشرف ثانٍ على هذا النص.
broadcast-approval-wide = الرسالة أوسع من منطقة واحدة: تلزم موافقة مشرف ثانٍ على هذا النص.
broadcast-approve-ask = ⬆️ يطلب مشرف آخر إرسال هذه الرسالة بنصها.
broadcast-asked = أُرسل الطلب إلى بقية المشرفين. لم تُرسل الرسالة بعد.
broadcast-dropped = أُلغيت الرسالة، ولم يُرسل شيء.
broadcast-drilled = وصلت الرسالة التجريبية إلى المشرفين.
broadcast-progress = { $bar } { $percent }٪ · سلّم تيليغرام منها { $reached }٪
broadcast-finished = { $bar } انتهى الإرسال · سلّم تيليغرام منها { $reached }٪
broadcast-stopped = توقف الإرسال. ما وصل من الرسائل لم يُحذف.
broadcast-recalled = سُحبت الرسالة: نحو { $count } رسالة يجري حذفها. يصل خبر السحب إلى من وصلتهم.
broadcast-recalled-few = سُحبت الرسالة، ويجري حذف ما وصل منها. يصل خبر السحب إلى من وصلتهم.

count-few = أقل من { $least }
count-about = نحو { $count }

audit-empty = السجل فارغ.
audit-line = { $time } · { $action } · { $who }
audit-of = { $action }: { $what }
audit-broadcast-asked = طلب موافقة على رسالة
audit-broadcast-sent = إرسال رسالة
audit-broadcast-dropped = إلغاء رسالة قبل إرسالها
audit-broadcast-planned = تحديد موعد لرسالة
audit-broadcast-withdrawn = إلغاء موعد رسالة
audit-broadcast-paused = إيقاف إرسال مؤقتاً
audit-broadcast-resumed = متابعة إرسال
audit-broadcast-stopped = إيقاف إرسال
audit-broadcast-recalled = سحب رسالة
audit-drill-sent = رسالة تجريبية
audit-event-corrected = تصحيح خبر
audit-review-accepted = قبول خبر محجوز
audit-review-changed = قبول خبر محجوز بعد تعديله
audit-review-dropped = إسقاط خبر محجوز
audit-role-follower = سحب صلاحية
audit-role-ngo = منح صلاحية منظمة
audit-role-admin = منح صلاحية مشرف
audit-source-add = إضافة مصدر
audit-source-channel = إضافة قناة
audit-source-pause = إيقاف قراءة مصدر
audit-source-resume = استئناف قراءة مصدر
audit-source-trust-up = ثقة أكثر بمصدر
audit-source-trust-down = ثقة أقل بمصدر
button-older = الأقدم
audit-system = النظام
audit-self = أنتم
audit-other = مشرف { $mark }

grant-form = الشكل المطلوب: /grant 123456789 ngo أو /grant 123456789 admin
revoke-form = الشكل المطلوب: /revoke 123456789
role-fixed = هذا المشرف مسجّل في إعدادات الخادم، ولا تتغير صلاحيته من هنا.
role-ask = تغيير صلاحية { $user } إلى: { $role }؟
role-set = تغيّرت الصلاحية إلى: { $role }
role-planned = تنتظر رسائل موعدها، وقد يكون بعضها من هذا المشرف: /planned
role-follower = متابع
role-ngo = منظمة
role-admin = مشرف

stats =
    المتابعون: { $active } · توقفوا: { $blocked }
    الأخبار في آخر يوم: { $articles } · قيد القراءة: { $waiting }
    الأحداث في آخر يوم: { $events }
    الرسائل في آخر يوم: { $sent } · لم تصل: { $unsent }
    في الانتظار: { $pending } · الأقدم منذ: { $oldest }
    زمن الوصول: نصفها خلال { $p50 }، و95٪ منها خلال { $p95 }
stats-seconds = { $seconds } ث

button-everybody = كل المتابعين
button-test = إرسال تجريبي إليّ
button-send = إرسال الآن
button-ask-second = طلب موافقة مشرف ثانٍ
button-approve = موافقة وإرسال
button-reject = رفض
button-stop = إيقاف الإرسال
button-recall = سحب الرسالة
button-confirm = تأكيد

review-empty = لا شيء ينتظر المراجعة.
review-waiting =
    { $count ->
        [zero] لا شيء في الانتظار
        [one] خبر واحد في الانتظار
        [two] خبران في الانتظار
        [few] { $count } أخبار في الانتظار
        [many] { $count } خبراً في الانتظار
       *[other] { $count } خبر في الانتظار
    }
review-why = سبب الحجز: { $reason }
review-release = يُرسل من تلقاء نفسه: { $time }
review-undated = بلا تاريخ معروف
review-accepted = قُبل.
review-dropped = أُسقط.
review-settled = سبقكم مشرف آخر إليه.
button-accept = قبول
button-drop = إسقاط

sources-title =
    { $count ->
        [zero] لا مصادر.
        [one] مصدر واحد:
        [two] مصدران:
        [few] { $count } مصادر:
        [many] { $count } مصدراً:
       *[other] { $count } مصدر:
    }
source-line = { $outlet } · { $key } · { $seen }
source-one =
    { $outlet } · { $key }
    الثقة: { $trust }٪
    آخر قراءة: { $seen }
    محاولات فاشلة: { $failures }. { $failure }
source-never = لم يُقرأ بعد
source-unknown = لا مصدر بهذا الرمز. القائمة: /sources
source-taken = هذا الرمز مستعمل.
source-form = الشكل المطلوب: /sources add my-feed https://example.org/feed اسم الموقع
button-source-pause = إيقاف القراءة
button-source-resume = استئناف القراءة
button-source-trust-up = ثقة أكثر
button-source-trust-down = ثقة أقل

broadcast-urgent-on = 🔔 ذات أولوية: تسبق غيرها، وتصل بصوت في ساعات الهدوء.
button-urgent = جعلها ذات أولوية
button-not-urgent = إلغاء الأولوية
source-channel-form = الشكل المطلوب: /sources channel my-channel اسم القناة
source-channel-forward = حوّلوا الآن أي منشور من القناة إلى هنا. يجب أن يكون البوت مشرفاً فيها ليقرأ منشوراتها.

button-amend-place = تغيير المكان
button-amend-kind = تغيير النوع
button-withdraw = سحب الخبر
amend-place-ask = أين حدث ذلك؟ أرسلوا اسم المكان الصحيح.
amend-place-unknown = لا نعرف هذا المكان. أرسلوا الاسم من جديد.
amend-kind-ask = ما الصحيح؟
amend-kind-shelling-reported = قصف
amend-kind-shelling-denied = نفي قصف
amend-kind-ceasefire-proposed = هدنة مقترَحة
amend-kind-ceasefire-in_effect = هدنة مُعلَنة، ويُقال إنها سارية
amend-kind-ceasefire-denied = نفي هدنة
amend-kind-corridor-proposed = ممر مقترَح
amend-kind-corridor-denied = نفي فتح ممر
amend-kind-ceasefire-announced = هدنة مُعلَنة
amend-kind-ceasefire-violated = أنباء عن قصف خلال هدنة
amend-kind-ceasefire-ended = انتهاء هدنة
amend-kind-corridor-announced = ممر مُعلَن
amend-kind-corridor-open = ممر أُعلن فتحه
amend-kind-corridor-closed = إغلاق ممر
review-changed = قُبل بعد التعديل.
review-reason-undated = لا تاريخ للنشر
review-reason-old = خبر عن هدنة أو ممر بلا موعد، عمره أكثر من 72 ساعة
review-reason-unsure = القراءة غير موثوقة بما يكفي
review-reason-place-unknown = لا نعرف المكان الذي يذكره الخبر
review-reason-place-doubt =
    { $count ->
        [zero] المكان غير محسوم
        [one] المكان غير محسوم
        [two] المكان غير محسوم بين مكانين
        [few] المكان غير محسوم بين { $count } أماكن
        [many] المكان غير محسوم بين { $count } مكاناً
       *[other] المكان غير محسوم بين { $count } مكان
    }
review-reason-failed = تعذّر القرار آلياً
correct-none = لا أخبار قريبة يمكن تصحيحها.
correct-list = أي خبر يجب تصحيحه؟
correct-ask = التصحيح: { $change }. يصل إلى كل من وصله الخبر، قبل أي رسالة أخرى.
correct-withdraw-ask = سحب الخبر كله. يصل السحب إلى كل من وصله الخبر، قبل أي رسالة أخرى.
correct-done = بدأ إرسال التصحيح.
correct-failed = تعذّر التصحيح: الخبر تغيّر أو سُحب.

button-plan = إرسال في الموعد
button-who = تغيير الجمهور
button-when = تحديد موعد
button-unplan = إلغاء الموعد
button-pause = إيقاف مؤقت
button-resume-sending = متابعة الإرسال
broadcast-who-people = للأفراد فقط.
broadcast-who-ngo = لموظفي المنظمات فقط.
broadcast-who-groups = للمجموعات والقنوات فقط.
broadcast-at = 🕒 تُرسل { $time } بتوقيت دمشق.
broadcast-when-ask = متى؟ بتوقيت دمشق، مثل: 18:30 أو 2030-01-31 18:30
broadcast-planned = ستُرسل الرسالة { $time } بتوقيت دمشق.
broadcast-gone = أُرسلت الرسالة من قبل، أو أُلغيت، أو تغيّر نصها.
broadcast-time-passed = مضى الموعد، ولم يُرسل شيء. حددوا موعداً جديداً، أو أرسلوا الآن.
broadcast-late = مضى موعد هذه الرسالة قبل الموافقة عليها، ولم يُرسل شيء. على كاتبها تحديد موعد جديد.
broadcast-approved = وافق مشرف آخر على رسالتكم.
broadcast-rejected = رفض مشرف آخر رسالتكم، ولم يُرسل شيء.
asked-dropped = أُلغي الطلب، ولم يتغير شيء.
planned-none = لا رسائل تنتظر موعدها.
planned-list = رسائل تنتظر موعدها. للاطلاع أو الإلغاء، اضغطوا على الرسالة:
planned-to = إلى: { $audience }
button-planned = رسائل تنتظر موعدها
button-edit-text = تعديل النص
source-silent = ⚠️ صمت مصدر: { $outlet } ({ $key })، آخر قراءة: { $seen }. للتفاصيل: /sources { $key }
source-stale = ⚠️ مصدر يُقرأ ولا جديد فيه منذ أيام: { $outlet } ({ $key })، آخر خبر فيه: { $seen }. للتفاصيل: /sources { $key }
source-back = عاد مصدر إلى القراءة: { $outlet } ({ $key })
recall-notice = أرسلنا إليكم في { $time } بتوقيت دمشق رسالة سحبناها. لا يُعتمد عليها.
recall-source = إدارة الخدمة
broadcast-paused = توقف الإرسال مؤقتاً. ما كان في الطريق يصل.
broadcast-resumed = يُتابَع الإرسال.
broadcast-halted = { $bar } { $percent }٪ · متوقف مؤقتاً
broadcast-rate = نحو { $rate } في الثانية · الدقائق الباقية: { $minutes }
source-no-feed = لا خلاصة بهذا الرمز. القائمة: /sources
source-test-failed = لم تُقرأ الخلاصة: { $reason }
source-test-done = قُرئت الخلاصة. عدد المواد: { $count }
