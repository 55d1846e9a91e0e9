#!/usr/bin/env bash
# Plays Thin walls to the end in a real window, by keyboard alone, and keeps a screenshot of every screen in $OUT.
#
# Needs Xvfb, xdotool, ImageMagick and a Vulkan driver (mesa-vulkan-drivers draws without a graphics card).
# POLYPHONY names the program, OUT the folder for the screenshots; both have a usual place.
set -euo pipefail
cd "$(dirname "$0")/../.."

program="${POLYPHONY:-${CARGO_TARGET_DIR:-target}/debug/polyphony}"
out="${OUT:-$(mktemp -d /tmp/polyphony-window.XXXXXX)}"
data="$(mktemp -d)"
mkdir -p "$out"
export POLYPHONY_DATA="$data"
unset WAYLAND_DISPLAY

app=""
xvfb=""
clean_up() {
  [ -z "$app" ] || kill "$app" 2>/dev/null || true
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  rm -rf "$data"
}
trap clean_up EXIT
fail() {
  echo "window test: $*" >&2
  import -window root "$out/failed.png" 2>/dev/null || true
  [ ! -s "$out/app.log" ] || tail -20 "$out/app.log" >&2
  echo "screenshots are in $out" >&2
  exit 1
}

# Xvfb takes the first free display itself, and says which.
exec 3<>"$data/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 >/dev/null 2>&1 &
xvfb=$!
for _ in $(seq 50); do [ -s "$data/display" ] && break; sleep 0.1; done
DISPLAY=":$(tr -d '[:space:]' <"$data/display")"
[ "$DISPLAY" != ":" ] || fail "Xvfb did not start"
export DISPLAY

open_app() {
  "$program" --scenarios scenarios/thin-walls.ron >>"$out/app.log" 2>&1 &
  app=$!
  window="$(timeout 30 xdotool search --sync --onlyvisible --pid "$app" | head -1)" || fail "no window opened within 30 s"
  xdotool windowfocus "$window"
  sleep 1.5
}

# Presses keys one after another, as fast as a calm person.
press() {
  for key in "$@"; do
    kill -0 "$app" 2>/dev/null || fail "the app ended before '$key' was pressed"
    case "$key" in
      # A person holds Ctrl for a while; bevy_egui 0.42 knows only how a frame ends.
      ctrl+*) xdotool keydown ctrl; sleep 0.15; xdotool key "${key#ctrl+}"; sleep 0.15; xdotool keyup ctrl ;;
      *) xdotool key "$key" ;;
    esac
    sleep 0.25
  done
}

# Keeps a screenshot, and looks whether there is anything on it.
keep() {
  kill -0 "$app" 2>/dev/null || fail "the app ended before the screenshot $1"
  sleep 0.5
  import -window "$window" "$out/$1.png"
  local colours
  colours="$(identify -format '%k' "$out/$1.png")"
  [ "$colours" -gt 20 ] || fail "the screen '$1' is blank ($colours colours)"
}

# Two screens are different screens if their pictures differ.
differ() {
  local pixels
  pixels="$(compare -metric AE "$out/$1.png" "$out/$2.png" null: 2>&1 || true)"
  [ "${pixels%%[. ]*}" != "0" ] || fail "'$1' and '$2' look the same"
}

standing() { "$program" runs list | grep -c "$1" || true; }

open_app
[ "$(xdotool getwindowname "$window")" = "Polyphony" ] || fail "the window has another title"
keep 01-lobby
press r; keep 02-runs-empty; press Escape
press a; keep 03-about; press Escape
press comma; keep 04-settings; press Escape
differ 01-lobby 02-runs-empty
differ 01-lobby 03-about
differ 01-lobby 04-settings

# Runs, About, Settings, Quit; two orders, five kinds to show, the words; and then the card's own button.
press Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Return
keep 05-before
differ 01-lobby 05-before
press Return
keep 06-meeting
differ 05-before 06-meeting

# A turn: to my turn or to a question for myself, on without an answer to it, to my turn, on without words of my own,
# the first response. Where there is no such question, its keys do nothing.
turn() { press Return ctrl+Return Return Return 1; }
for _ in 1 2 3; do turn; done
keep 07-meeting-later
[ "$(standing 'under way')" = 1 ] || fail "the store does not hold the run that is under way"

# Pull the plug: the meeting goes on where it stopped.
turns_before="$("$program" runs list | awk '/under way/ { print $6 }')"
kill -9 "$app"; wait "$app" 2>/dev/null || true
turns_after="$("$program" runs list | awk '/under way/ { print $6 }')"
[ "$turns_before" = "$turns_after" ] || fail "a killed app lost turns: $turns_before before, $turns_after after"
open_app
keep 08-lobby-unfinished
press c
sleep 0.7
keep 09-meeting-continued
for _ in $(seq 24); do
  [ "$(standing ' ended ')" = 0 ] || break
  turn
done
[ "$(standing ' ended ')" = 1 ] || fail "the meeting did not come to its end within 24 turns"
keep 10-meeting-ending
# To the last words, and to looking back at the meeting; where there is one last line, the second does nothing.
press Return Return
keep 11-first-reaction
differ 10-meeting-ending 11-first-reaction
press ctrl+Return
keep 12-debrief
differ 11-first-reaction 12-debrief
press ctrl+Return
keep 13-supervision
differ 12-debrief 13-supervision
press ctrl+Return
keep 14-lobby-after
press r
keep 15-runs
# Back, Import, and then the run's own buttons: Open, Open as supervisor.
press Tab Tab Tab Tab Return
sleep 0.7
keep 16-review
differ 15-runs 16-review
press ctrl+Return
press Escape
press ctrl+q
for _ in $(seq 50); do kill -0 "$app" 2>/dev/null || break; sleep 0.1; done
! kill -0 "$app" 2>/dev/null || fail "the app did not close"
code=0; wait "$app" || code=$?
app=""
[ "$code" = 0 ] || fail "the app closed with code $code"
[ "$(standing ' ended ')" = 1 ] || fail "the store lost the run"
echo "Thin walls was played to its end by keyboard; screenshots are in $out"
