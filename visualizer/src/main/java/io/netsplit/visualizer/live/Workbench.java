package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Hands;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hands of a person on the run that a session shows. */
public final class Workbench implements Hands {
    /** Where it says something, and asks. */
    public interface Room {
        void say(String text, boolean wrong);

        /** Where to save a file that would be called so; empty where the person does not want to. */
        Optional<Path> askWhere(String name);
    }

    private static final Room NOBODY = new Room() {
        @Override
        public void say(String text, boolean wrong) {
            // Nobody listens yet.
        }

        @Override
        public Optional<Path> askWhere(String name) {
            return Optional.empty();
        }
    };

    private final Session session;
    private final @Nullable Workshop workshop;
    private @Nullable Studio studio;
    private Room room = NOBODY;
    private final List<Studio> endings = new ArrayList<>();
    private boolean following;
    private boolean opening;
    private Runnable opened = () -> {};
    private String toldProblem = "";
    private final OpenedRun first;
    private final Optional<Beside> given;

    /**
     * @param workshop null where nothing can be run
     * @param studio of the run that the session shows; null where no scenario is known for it
     */
    public Workbench(Session session, @Nullable Workshop workshop, @Nullable Studio studio) {
        this.session = session;
        this.workshop = workshop;
        this.studio = studio;
        this.first = session.run();
        this.given = session.beside();
    }

    /** Where it says something from now on. */
    public void in(Room place) {
        room = place;
    }

    public Optional<Studio> studio() {
        return Optional.ofNullable(studio);
    }

    public Optional<Workshop> workshop() {
        return Optional.ofNullable(workshop);
    }

    /** Takes up what has come since the last time: once a frame. */
    public void pump() {
        Studio here = studio;
        if (here == null) {
            return;
        }
        here.pump(session.run()).ifPresent(this::goOn);
        if (!here.problem().equals(toldProblem)) {
            toldProblem = here.problem();
            room.say("The run ended: " + toldProblem, true);
        }
    }

    private void goOn(OpenedRun next) {
        Studio here = studio;
        if (opening && here != null) {
            // A recording that is being made is shown once it is whole, on what there is to be seen.
            if (here.isLive() && here.problem().isEmpty()) {
                room.say("making the recording: " + percent(next.recording()) + " %", false);
                return;
            }
            opening = false;
            session.open(next);
            room.say("", false);
            opened.run();
            return;
        }
        boolean atHead = session.view().cursorNs() >= session.recording().endNs();
        session.goOn(next);
        holdAgainstOrigin();
        following = following && atHead;
        if (following) {
            session.moveTo(Long.MAX_VALUE);
        }
    }

    /** A branch is held against the one that it comes from; the first one against what it was opened beside. */
    private void holdAgainstOrigin() {
        Optional<Beside> origin = studio().flatMap(Studio::beside);
        session.holdAgainst(origin.isPresent() || session.run() != first ? origin : given);
    }

    private static long percent(Recording recording) {
        return Math.min(
                100, recording.endNs() * 100 / Math.max(1, recording.header().durationNs()));
    }

    /** Lets the run go on to where the cursor wants to be, and says how far it can go now. */
    public long reach(long timeNs) {
        if (isLive() && studio != null) {
            studio.want(timeNs);
        }
        return Math.min(timeNs, session.recording().endNs());
    }

    /** The branch that is seen, in a few words; empty where there is none. */
    public String branch() {
        Studio here = studio;
        if (here == null) {
            return "";
        }
        Branch current = here.current();
        int count = here.branches().size();
        String place = count == 1 ? "" : " (" + (here.branches().indexOf(current) + 1) + " of " + count + ")";
        return current.name() + place + (here.isCatchingUp() ? ", catching up" : "");
    }

    /** Whether real nodes run, or are being started. */
    public boolean isInRealTime() {
        return studio != null && studio.isReal() && studio.isLive();
    }

    /** Whether the cursor goes along with the end of what there is. */
    public boolean isFollowing() {
        return following;
    }

    /** Goes along with real nodes, or stays where the cursor is while they go on. */
    public void toggleFollowing() {
        following = !following;
        if (following) {
            session.moveTo(Long.MAX_VALUE);
        }
    }

    @Override
    public Optional<String> whyNoPace() {
        return isInRealTime()
                ? Optional.of("Real nodes run in real time: they have no steps, no other speed and no branches")
                : Optional.empty();
    }

    @Override
    public boolean isLive() {
        return studio != null && studio.isLive();
    }

    /**
     * Opens a scenario: its run is made at full speed, and then shown as a recorded one is. Where the scenario has a lesson it is
     * the run that the lesson is about.
     *
     * @param then what is to be done once it is shown
     */
    public void open(Script script, Runnable then) {
        Optional<Lesson> lesson = script.read().file().flatMap(ScenarioFile::lesson);
        exchange(script, lesson.map(Lesson::variant).orElse(""), lesson.map(Lesson::seed), "", 0, started -> {
            showWhenWhole(then);
            started.want(Long.MAX_VALUE);
        });
    }

    /** The run that takes place is shown once it is over, and what is seen until then stays. */
    public void showWhenWhole(Runnable then) {
        opening = true;
        opened = then;
    }

    /** What the scenario tells about one of its runs; empty where it tells nothing, or is not known. */
    public Optional<Lesson> lesson() {
        return studio().flatMap(here -> here.script().read().file()).flatMap(ScenarioFile::lesson);
    }

    /** Whether what is seen is the whole run that a lesson is about. */
    public boolean shows(Lesson lesson) {
        Recording seen = session.recording();
        return !seen.isGrowing()
                && seen.header().variant().equals(lesson.variant())
                && seen.header().seed() == lesson.seed()
                && studio().filter(here -> here.current().deeds().isEmpty()).isPresent();
    }

    /** Runs a scenario that has changed, and goes on looking where one looks. */
    public void reload(Script script) {
        Studio before = studio;
        boolean toTheEnd = !session.recording().isGrowing();
        long seenNs = session.view().cursorNs();
        String variant = before == null ? "" : before.variant();
        Optional<Long> seed = before == null ? Optional.empty() : Optional.of(before.seed());
        String on = before == null ? "" : before.on();
        exchange(script, variant, seed, on, seenNs, started -> {
            opening = false;
            started.want(toTheEnd ? Long.MAX_VALUE : seenNs);
            room.say("running " + script.name(), false);
        });
    }

    @Override
    public void runLive() {
        Studio before = studio;
        if (before == null) {
            room.say(nothing(), true);
            return;
        }
        runOn(before.on());
    }

    /**
     * Runs the scenario anew, to be looked at while it takes place.
     *
     * @param on a back end with real nodes; empty for the simulator
     */
    public void runOn(String on) {
        Studio before = studio;
        if (before == null) {
            room.say(nothing(), true);
            return;
        }
        exchange(before.script(), before.variant(), Optional.of(before.seed()), on, 0, started -> {
            opening = false;
            session.moveTo(0);
            started.want(1);
            begun();
        });
    }

    /** A run has begun that was not there before: one on real nodes is followed. */
    public void begun() {
        Studio here = studio;
        following = here != null && here.isReal();
        if (here != null && here.isReal()) {
            session.moveTo(Long.MAX_VALUE);
            room.say("starting the nodes of " + here.on() + " …", false);
        }
    }

    /** Gives up what there was for another scenario, of which nothing shows before it has come to an instant. */
    private void exchange(
            Script script, String variant, Optional<Long> seed, String on, long seenFromNs, Consumer<Studio> then) {
        Workshop here = workshop;
        if (here == null) {
            room.say(nothing(), true);
            return;
        }
        try {
            Studio next = new Studio(here, script, variant, seed, on);
            next.startSeenFrom(seenFromNs);
            if (studio != null) {
                studio.close();
                endings.add(studio);
            }
            studio = next;
            following = false;
            toldProblem = "";
            then.accept(next);
        } catch (IllegalArgumentException e) {
            room.say(String.valueOf(e.getMessage()), true);
        }
    }

    private static String nothing() {
        return "The scenario of this trace is not known here: open the run's folder, or the scenario itself";
    }

    @Override
    public void runToEnd() {
        if (refusesPace()) {
            return;
        }
        following = true;
        reach(Long.MAX_VALUE);
        session.moveTo(Long.MAX_VALUE);
    }

    private boolean refusesPace() {
        whyNoPace().ifPresent(why -> room.say(why, true));
        return isInRealTime();
    }

    @Override
    public void step() {
        if (!refusesPace() && isLive() && studio != null) {
            following = true;
            studio.step();
        }
    }

    @Override
    public void turnBranch(int steps) {
        if (studio != null) {
            studio.turn(steps);
            room.say(branch(), false);
        }
    }

    @Override
    public void saveBranch() {
        Studio here = studio;
        if (here == null) {
            room.say(nothing(), true);
            return;
        }
        Script script = here.asScript();
        room.askWhere(script.name()).ifPresent(file -> {
            try {
                Files.writeString(file, script.text());
                room.say(
                        "wrote " + file.getFileName() + ": "
                                + workshop().orElseThrow().command() + " run " + file.getFileName() + " --variant "
                                + here.variant() + " --seed " + here.seed()
                                + (here.isReal() ? " --on " + here.on() : ""),
                        false);
            } catch (IOException e) {
                room.say("Cannot write " + file + ": " + e.getMessage(), true);
            }
        });
    }

    @Override
    public void killOrRestart() {
        toggle(Condition.State.DOWN, Hand::kill, "crash");
    }

    @Override
    public void pauseOrResume() {
        toggle(Condition.State.PAUSED, Hand::pause, "pause");
    }

    private void toggle(Condition.State state, Function<String, Hand> hand, String what) {
        selected().ifPresent(node -> act(Wish.state(session.recording(), nowNs(), node, state, hand, what)));
    }

    @Override
    public void slowOrQuick() {
        selected().ifPresent(node -> act(Wish.byHand(session.recording(), nowNs(), node, "slow", Hand::slow)));
    }

    @Override
    public void skewOrSet() {
        selected().ifPresent(node -> act(Wish.byHand(session.recording(), nowNs(), node, "skew", Hand::skew)));
    }

    @Override
    public void mark() {
        selected().ifPresent(session::toggleMarked);
    }

    @Override
    public void cutOff(boolean oneWay) {
        List<String> side = new ArrayList<>();
        session.marked().forEach(node -> side.add(session.recording().name(node)));
        if (side.isEmpty()) {
            selected().ifPresent(node -> side.add(session.recording().name(node)));
        }
        if (!side.isEmpty()) {
            act(
                    side.size() < session.recording().nodes()
                            ? Wish.of(Hand.cutOff(side, oneWay))
                            : new Wish(null, "All nodes are marked: there is no rest to cut them off from"));
        }
    }

    @Override
    public void cutOrHeal(int from, int to, boolean oneWay) {
        act(Wish.link(session.recording(), nowNs(), from, to, oneWay));
    }

    @Override
    public void healAll() {
        act(Wish.of(Hand.healAll()));
    }

    private Optional<Integer> selected() {
        if (session.view().selection() instanceof Selection.Node node
                && !session.recording().isClient(node.address())) {
            return Optional.of(node.address());
        }
        room.say("Select a node first: with Up and Down, or by a click", true);
        return Optional.empty();
    }

    /** The instant that hands are about: that of the cursor, and on real nodes the present. */
    private long nowNs() {
        return isInRealTime() ? session.recording().endNs() : session.view().cursorNs();
    }

    private void act(Wish wish) {
        Studio here = studio;
        if (here == null) {
            room.say(nothing(), true);
        } else if (wish.hand() == null) {
            room.say(wish.whyNot(), true);
        } else if (here.isReal()) {
            actNow(here, wish.hand());
        } else if (here.isCatchingUp()) {
            room.say("One moment: " + branch(), true);
        } else {
            try {
                room.say(
                        "new branch: - " + here.fork(wish.hand(), session.view().cursorNs()), false);
                following = false;
                session.clearMarked();
            } catch (IllegalArgumentException e) {
                room.say("Not now: " + e.getMessage(), true);
            }
        }
    }

    private void actNow(Studio here, Hand hand) {
        if (!isInRealTime()) {
            room.say("What took place on real nodes cannot be taken up again; Ctrl+R runs it anew", true);
            return;
        }
        try {
            here.act(hand, step -> room.say("done: - " + step, false), why -> room.say("Not done: " + why, true));
            session.clearMarked();
        } catch (IllegalArgumentException e) {
            room.say("Not now: " + e.getMessage(), true);
        }
    }

    /** Gives up everything that runs. */
    public void close() {
        if (studio != null) {
            studio.close();
        }
    }

    /** Waits until nothing is left of what was given up, as processes. */
    public void awaitEnd() {
        endings.forEach(Studio::awaitEnd);
        if (studio != null) {
            studio.awaitEnd();
        }
    }
}
