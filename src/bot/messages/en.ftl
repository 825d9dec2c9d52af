start =
    News of shelling, truces and corridors in the towns you choose, with who said it.

    We pass on what sources publish after it happened, and we may be late or wrong. This is not a siren. No message does not mean safe.

    To follow a town, send its name, for example: Douma
start-group =
    News of shelling, truces and corridors arrives here for the places that the group's admins choose, with who said it. No message does not mean safe.

    ⚠️ Everyone in the group sees which places it follows.

    To follow a place, an admin writes: /follow Douma
unknown-link = We do not know the place in this link. Send the name of the town to search for it.

search-found = Press the place that you want to follow:
search-near-names = Nothing is called “{ $query }”. Did you mean one of these?
search-more = More places bear this name. If yours is not among them, send it with its governorate, for example: { $example }
search-nothing =
    We found no place of that name. Try another spelling, the nearest town, or choose from the list: /list
search-long = That is too long for the name of a place. Send the name alone, for example: Douma
forward-unread = Forwarded messages are not read. Send the name of the town, for example: Douma
forward-own = This is one of our own messages, and no new report. It was not read.
unreadable = Only text and locations are read. Send the name of the town, for example: Douma
thanks = You are welcome. To add a place, send the name of the town. All commands: /help
stop-ask = What should stop? One place, all messages for a day, or everything, with what we keep erased.
unfollow-choose = Press the place that you no longer want to follow:
unfollow-nothing = You follow no place of that name.
search-empty = Send the name of the place after the command, for example: { $example }
place-gone = This place is no longer in our tables. Send its name to search again.

followed =
    ✅ You now follow: { $place }

    A message arrives when our sources mention it. No message does not mean safe.
followed-within =
    ✅ You now follow: { $place }, with everything inside it.

    A message arrives when our sources mention a place in it. No message does not mean safe.
followed-already = You follow this place already: { $place }
followed-full = Your list is full ({ $count }). Remove a place to add another: /my
followed-group-note = ⚠️ Everyone in the group sees which places it follows.
unfollowed = No longer followed: { $place }
unfollowed-already = This place is not on your list: { $place }

subscription =
    📍 { $place }

    You hear of: { $kinds }
    { $reach ->
        [within] With everything inside it.
        [radius] With what lies within { $radius } km.
       *[only] The place itself, and what concerns the whole area it lies in.
    }
kind-shelling = shelling
kind-ceasefire = truces
kind-corridor = corridors
kind-last = One kind has to stay. To stop following, press the stop button.

my-empty = You follow no place yet. Send the name of a town, for example: Douma
my-empty-group = This chat follows no place yet. To follow one, an admin writes: /follow Douma
my-list =
    { $count ->
        [one] You follow one place.
       *[other] You follow { $count } places.
    } Press a place to change or stop it:

list-top = Choose the governorate:
list-in = { $place }: choose a place inside it, or follow all of it.
list-leaf = { $place }

near-ask =
    To find the nearest places, share your location with the button below. We turn it into names of places and do not keep it.
near-found = The places nearest to you; the location itself was not kept. Press a place to follow it:
near-nothing = We know no places near this location. Send the name of the town.
near-row = { $place } · { $distance } km { $direction }
near-row-here = { $place } · here
direction-n = north
direction-ne = north-east
direction-e = east
direction-se = south-east
direction-s = south
direction-sw = south-west
direction-w = west
direction-nw = north-west

inline-empty = Write the name of a place, or search in the bot
inline-nothing = No place of that name. Search in the bot
inline-sources =
    { $count ->
        [one] One source mentioned it within a week.
       *[other] { $count } sources mentioned it within a week.
    }
quote-as-of = What we know as of { $time } Damascus time:
quote-lately = From { $from } to { $to }:
quote-nothing = We received no new reports of { $place } from { $from } to { $to }. That does not mean calm.
quote-caution =
    { $count ->
        [one] One of the sources we read mentioned this place in the seven days before.
       *[other] { $count } of the sources we read mentioned this place in the seven days before.
    } This quotation may be incomplete, and things may have changed since. No news does not mean safety.
inline-note = Everyone in that chat sees the place you quote.
qr-caption = A code to follow { $place }. It opens with the phone's camera: { $link }
town-choose = Which place?
town-title = 📍 { $place }
town-as-of = As of { $time } Damascus time
blind = ⚠️ We have not reached our sources since { $time } Damascus time. Things may happen that we do not know of.
town-in-force = Announced, and not reported as ended:
announced-more =
    { $count ->
        [one] And one more announcement.
       *[other] And { $count } more announcements.
    }
town-lately =
    { $days ->
        [one] In the last day:
       *[other] In the last { $days } days:
    }
town-more =
    { $count ->
        [0] {""}
        [one] And one more report.
       *[other] And { $count } more reports.
    }
town-nothing =
    { $days ->
        [one] No reports on { $place } reached us in the last day.
       *[other] No reports on { $place } reached us in the last { $days } days.
    } That does not mean calm.
town-sources =
    { $count ->
        [0] No source mentioned this place this week: we see little from here.
        [1] Only one source mentioned it this week: we see little from here.
        [2] Only two sources mentioned it this week: we see little from here.
        [one] { $count } source mentioned it this week.
       *[other] { $count } sources mentioned it this week.
    }

truces-title = Truces and corridors, as announced
truces-none =
    Truces and corridors, as announced

    No announcement that we know of is running now. There may be some that we do not know of.

language-choose = Language and digits of the messages:
language-set = Messages will be in English. News is told in Arabic where there is no English.
digits-set = Digits will look like this: { $sample }

privacy =
    What we keep: the number of this chat, encrypted; the places you follow; your settings; the week you joined; which of our messages reached you, for 30 days at most, so that a correction reaches you too. Nothing else.

    What we do not keep: name, username, phone number, the text of messages, any location you share.

    What we cannot control: Telegram itself knows that this chat exists, and whoever opens the phone reads it. /discreet hides the details, /forget erases everything.

forget-ask =
    Pressing the button erases at once everything we keep about this chat: places, settings and the chat's number. It cannot be undone.
forget-done =
    ✅ Everything we kept about this chat is erased.

    What you wrote yourselves is not deleted, and some of our answers may remain. Messages older than 48 hours stay on your phone until you delete the chat by hand.
forget-done-kept =
    ✅ Everything we kept about this chat is erased.

    Earlier messages stay on the phone until the chat is deleted by hand.
forget-cancelled = Nothing was erased.

help =
    • a town's name: search and follow
    • /my what you follow, to change or stop it
    • /list choose from the governorates
    • /near places nearest to you
    • /town what we know of a place, for example: /town Douma
    • /truces truces and corridors, as announced
    • /qr a printed code to follow a place, for example: /qr Douma
    • /mute stop messages for a while
    • /quiet hours without sound
    • /digest a summary every day
    • /discreet hide the details
    • /language language and digits
    • /privacy what we keep and what not
    • /forget erase everything

    This is not a siren. No message does not mean safe.
help-group =
    For admins:
    • /follow follow a place, for example: /follow Douma
    • /unfollow stop following a place
    • /list choose from the governorates
    • /mute stop messages for a while
    • /quiet hours without sound
    • /digest a summary every day
    • /discreet hide the details
    • /language language and digits
    • /forget erase everything

    For everybody:
    • /my what this chat follows
    • /town what we know of a place, for example: /town Douma
    • /truces truces and corridors, as announced
    • /privacy what we keep and what not

    This is not a siren. No message does not mean safe.
unknown-command =
    We do not know this command.

mute-ask = Stop messages for a while. Danger in the places you follow still arrives.
mute-until = Messages are stopped until { $time } ({ $zone } time). Danger still arrives.
mute-off = Messages arrive as usual.

quiet-ask =
    Quiet hours: { $state ->
        [off] none.
       *[on] from { $from } to { $to } ({ $zone }).
    }

    Danger, such as shelling and the end of a truce, still arrives with sound. Everything else: { $mode ->
        [hold] is kept for the morning.
        [off] arrives as usual.
       *[silent] arrives without sound.
    }

    For other hours, for example: /quiet 22:30 06:00
quiet-bad =
    It has to look like this: /quiet 22:30 06:00
    To end quiet hours: /quiet off
quiet-zone-ask = By the time of which city?
digest-ask =
    Daily summary: { $state ->
        [off] off.
       *[on] at { $hour } ({ $zone }).
    }
discreet-ask =
    { $state ->
        [on] Details are hidden: only “new update” arrives; the details wait behind a button.
       *[off] Messages arrive in full. When hidden, the screen shows only “new update”; the details wait behind a button.
    }

group-admins-only = In groups, settings are for the group's admins only.
private-only = This command works in the private chat only.
flood = Many messages arrived at once. We go on in a moment.
stale-button = This button no longer works.
failed = That did not work now. Please try again shortly.
saved = Saved.

article-taken = The article arrived and is being read.
article-known = This article has arrived before.
article-refused = This article was not taken: { $reason }
ingest-refused-unreachable = The page cannot be reached now.
ingest-refused-url = The link is not accepted.
ingest-refused-page = The page could not be read.
ingest-refused-busy = Too much is being read now. Please try again shortly.
ingest-refused-invalid = Something is missing or wrong in it.
ingest-refused-no-text = It has no text.
ingest-refused-timeout = The page took too long to answer.
ingest-refused-too-large = The text is too long.

button-english = English
button-arabic = العربية
button-near = 📍 Share location
button-list = Choose from a list
button-my = What I follow
button-back = Back
button-cancel = Cancel
button-next = Next
button-previous = Previous
button-settings = Settings
button-mute-day = No messages for a day
button-town-days =
    { $days ->
        [one] Last day
       *[other] Last { $days } days
    }
button-town = Latest news
button-follow = Follow { $place }
button-unfollow = Stop following
button-within-on = ✅ Everything inside
button-within-off = ⬜ Everything inside
button-kind-on = ✅ { $kind }
button-kind-off = ⬜ { $kind }
button-radius = { $radius ->
        [0] Only the place
       *[other] Within { $radius } km
    }
button-chosen = ● { $label }
button-forget = Erase everything
button-forget-messages = Erase everything and delete messages of the last 48 hours
button-mute-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
button-mute-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
button-resume = Resume messages
button-off = Off
button-zone = Time of: { $zone }
button-mode-silent = Without sound
button-mode-hold = Keep for the morning
button-mode-off = As usual
button-discreet-on = Hide details
button-discreet-off = Show details
button-quiet = { $from } to { $to }

place-label = { $place } · { $kind } · { $governorate }
place-label-short = { $place } · { $kind }
place-titled-governorate = { $place } governorate
place-titled-district = { $place } district
place-titled-subdistrict = { $place } subdistrict
place-near = near { $place }
place-in = { $place } ({ $governorate })
place-kind-country = country
place-kind-governorate = governorate
place-kind-district = district
place-kind-subdistrict = subdistrict
place-kind-town = town
place-kind-village = village
place-kind-neighbourhood = neighbourhood
place-kind-camp = camp
place-kind-region = region
place-kind-crossing = crossing
place-kind-facility = facility
place-kind-natural = landmark

zone-damascus = Damascus
zone-beirut = Beirut
zone-amman = Amman
zone-istanbul = Istanbul
zone-cairo = Cairo
zone-riyadh = Riyadh
zone-berlin = Berlin
zone-stockholm = Stockholm
zone-london = London
zone-toronto = Toronto

bot-description =
    News of shelling, truces and corridors in the towns you choose, with who said it. We pass on what sources publish after it happened, and we may be late or wrong. This is not a siren. No message does not mean safe.
bot-about = News of the towns you choose, with its source.
command-start = Begin
command-my = What I follow
command-list = Choose from a list
command-near = Nearest places
command-town = What we know of a place
command-truces = Truces and corridors, as announced
command-mute = Stop messages for a while
command-quiet = Hours without sound
command-digest = A summary every day
command-discreet = Hide details
command-language = Language and digits
command-privacy = What we keep and what not
command-forget = Erase everything
command-help = Help
command-follow = Follow a place
command-unfollow = Stop following a place

button-details = Details
button-mute-story = Mute this story
button-unmute-story = Unmute
story-muted = You will hear no more of this story. News of danger comes all the same.
story-unmuted = You will hear of this story again.
new-update = New update
details-gone = The details are no longer kept. What we know by now: /town
