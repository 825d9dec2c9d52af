broadcast-audience =
    To whom? Send the name of one place or several, one a line. The message reaches those who follow the place or what lies inside it.
broadcast-alone = ⚠️ There is no second admin. Without one nothing can be sent beyond one district, and no news of a truce or corridor.
broadcast-needs-second = This message needs the approval of a second admin, and there is none but you. Nothing was sent. To add one: /grant
broadcast-text =
    Send the text of the message, with a line for the source at the end, for example:
    Source: Red Crescent

    For an English text: a line of three dashes (---), then the text.
broadcast-no-source = The line of the source is missing. Send the text again, ending with: Source: …
broadcast-no-text = The Arabic text is missing. Send the text again.
broadcast-too-long = The text is too long; 3500 letters at most. Send it again.
broadcast-place-unknown = We do not know “{ $name }”. Send all names again.
broadcast-place-doubt =
    “{ $name }” names several places. Send all names again, with the code of the place instead:
    { $ids }
broadcast-preview = ⬆️ This is how it arrives.
broadcast-to = To: { $audience } ({ $count })
broadcast-drill = A drill: it reaches the admins only.
broadcast-flagged = ⚠️ Words that promise what we do not know: { $words }
broadcast-approval-relief = It tells of a truce, a corridor or the end of a danger: a second admin has to approve this very text.
broadcast-approval-wide = It reaches beyond one district: a second admin has to approve this very text.
broadcast-approve-ask = ⬆️ Another admin asks to send this very text.
broadcast-asked = The other admins are asked. Nothing is sent yet.
broadcast-dropped = The message was dropped; nothing was sent.
broadcast-drilled = The drill reached the admins.
broadcast-progress = { $bar } { $percent }% · taken by Telegram: { $reached }%
broadcast-finished = { $bar } finished · taken by Telegram: { $reached }%
broadcast-stopped = Sending is stopped. What has arrived is not deleted.
broadcast-recalled = The message is recalled: about { $count } messages are being deleted. Those whom it reached are told.
broadcast-recalled-few = The message is recalled; what arrived of it is being deleted. Those whom it reached are told.

count-few = fewer than { $least }
count-about = about { $count }

audit-empty = The record is empty.
audit-line = { $time } · { $action } · { $who }
audit-of = { $action }: { $what }
audit-broadcast-asked = approval asked for a message
audit-broadcast-sent = message sent
audit-broadcast-dropped = message dropped before it was sent
audit-broadcast-planned = time set for a message
audit-broadcast-withdrawn = planned message called off
audit-broadcast-paused = sending paused
audit-broadcast-resumed = sending resumed
audit-broadcast-stopped = sending stopped
audit-broadcast-recalled = message recalled
audit-drill-sent = drill
audit-event-corrected = report corrected
audit-review-accepted = held report accepted
audit-review-changed = held report accepted, changed
audit-review-dropped = held report dropped
audit-role-follower = role taken away
audit-role-ngo = role granted: aid organisation
audit-role-admin = role granted: admin
audit-source-add = source added
audit-source-channel = channel added
audit-source-pause = source paused
audit-source-resume = source resumed
audit-source-trust-up = source trusted more
audit-source-trust-down = source trusted less
button-older = Older
audit-system = the system
audit-self = you
audit-other = admin { $mark }

grant-form = It has to look like this: /grant 123456789 ngo, or /grant 123456789 admin
revoke-form = It has to look like this: /revoke 123456789
role-fixed = This admin is set on the server; the right cannot be changed from here.
role-ask = Change the role of { $user } to: { $role }?
role-set = The role is now: { $role }
role-planned = Messages wait for their time, and some may be this admin's: /planned
role-follower = follower
role-ngo = organisation
role-admin = admin

stats =
    Followers: { $active } · left: { $blocked }
    Articles in the last day: { $articles } · being read: { $waiting }
    Events in the last day: { $events }
    Messages in the last day: { $sent } · not delivered: { $unsent }
    Waiting: { $pending } · the oldest for: { $oldest }
    Time to deliver: half within { $p50 }, 95% within { $p95 }
stats-seconds = { $seconds } s

button-everybody = All followers
button-test = Test to myself
button-send = Send now
button-ask-second = Ask a second admin
button-approve = Approve and send
button-reject = Reject
button-stop = Stop sending
button-recall = Recall the message
button-confirm = Confirm

review-empty = Nothing waits for review.
review-waiting =
    { $count ->
        [one] One report is waiting
       *[other] { $count } reports are waiting
    }
review-why = Held because: { $reason }
review-release = Goes out by itself: { $time }
review-undated = No date known
review-accepted = Accepted.
review-dropped = Dropped.
review-settled = Another admin settled it before.
button-accept = Accept
button-drop = Drop

sources-title =
    { $count ->
        [one] One source:
       *[other] { $count } sources:
    }
source-line = { $key } · { $outlet } · { $seen }
source-one =
    { $key } · { $outlet }
    Trust: { $trust }%
    Last read: { $seen }
    Failed tries: { $failures }. { $failure }
source-never = not read yet
source-unknown = There is no source of that key. The list: /sources
source-taken = This key is taken.
source-form = It has to look like this: /sources add my-feed https://example.org/feed Name of the site
button-source-pause = Stop reading
button-source-resume = Read again
button-source-trust-up = Trust more
button-source-trust-down = Trust less

broadcast-urgent-on = 🔔 Prioritised: goes ahead of others, and sounds in quiet hours.
button-urgent = Prioritise
button-not-urgent = Do not prioritise
source-channel-form = It has to look like this: /sources channel my-channel Name of the channel
source-channel-forward = Now forward any post of the channel to here. The bot has to be an admin there to read its posts.

button-amend-place = Change the place
button-amend-kind = Change the kind
button-withdraw = Withdraw the report
amend-place-ask = Where was it? Send the name of the right place.
amend-place-unknown = We do not know this place. Send the name again.
amend-kind-ask = What was it?
amend-kind-shelling-reported = Shelling
amend-kind-shelling-denied = Shelling denied
amend-kind-ceasefire-proposed = A proposed truce
amend-kind-ceasefire-in_effect = A truce said to be in effect
amend-kind-ceasefire-denied = A truce denied
amend-kind-corridor-proposed = A proposed corridor
amend-kind-corridor-denied = A corridor denied
amend-kind-ceasefire-announced = An announced truce
amend-kind-ceasefire-violated = Shelling reported during a truce
amend-kind-ceasefire-ended = The end of a truce
amend-kind-corridor-announced = An announced corridor
amend-kind-corridor-open = A corridor said to be open
amend-kind-corridor-closed = A corridor closed
review-changed = Accepted as changed.
review-reason-undated = no date of publication
review-reason-old = a truce or corridor without a time, in an article over 72 hours old
review-reason-unsure = the reading is not sure enough
review-reason-place-unknown = the place is not known to us
review-reason-place-doubt =
    { $count ->
        [one] the place is in doubt
       *[other] the place is in doubt, between { $count }
    }
review-reason-failed = it could not be decided by the program
correct-none = There is no recent report to correct.
correct-list = Which report is to be corrected?
correct-ask = The correction: { $change }. It reaches everybody who got the report, ahead of all other messages.
correct-withdraw-ask = The whole report is withdrawn. That reaches everybody who got it, ahead of all other messages.
correct-done = The correction is being sent.
correct-failed = This could not be corrected: the report has changed or is withdrawn.

button-plan = Send at that time
button-who = Change the audience
button-when = Set a time
button-unplan = Cancel it
button-pause = Pause
button-resume-sending = Go on sending
broadcast-who-people = To people alone.
broadcast-who-ngo = To staff of organisations alone.
broadcast-who-groups = To groups and channels alone.
broadcast-at = 🕒 Goes out on { $time }, Damascus time.
broadcast-when-ask = When? Damascus time, such as: 18:30, or 2030-01-31 18:30
broadcast-planned = The message goes out on { $time }, Damascus time.
broadcast-gone = The message has gone out before, was withdrawn, or its text was changed.
broadcast-time-passed = That time has passed, and nothing was sent. Set another time, or send it now.
broadcast-late = The time of this message passed before it was approved, and nothing was sent. Its author has to set another time.
broadcast-approved = Another admin approved your message.
broadcast-rejected = Another admin rejected your message; nothing was sent.
asked-dropped = Dropped; nothing was changed.
planned-none = No message waits for its time.
planned-list = Messages that wait for their time. Press one to see it or to call it off:
planned-to = To: { $audience }
button-planned = Messages that wait for their time
button-edit-text = Change the text
source-silent = ⚠️ A source fell silent: { $outlet } ({ $key }), last read: { $seen }. More: /sources { $key }
source-stale = ⚠️ A source is read but has brought nothing new for days: { $outlet } ({ $key }), newest item: { $seen }. More: /sources { $key }
source-back = A source is read again: { $outlet } ({ $key })
recall-notice = On { $time } Damascus time we sent you a message that we have taken back. Do not rely on it.
recall-source = the service
broadcast-paused = Sending is paused. What is under way arrives.
broadcast-resumed = Sending goes on.
broadcast-halted = { $bar } { $percent }% · paused
broadcast-rate = about { $rate } a second · minutes left: { $minutes }
source-no-feed = There is no feed of that key. The list: /sources
source-test-failed = The feed was not read: { $reason }
source-test-done = The feed was read. Items: { $count }
