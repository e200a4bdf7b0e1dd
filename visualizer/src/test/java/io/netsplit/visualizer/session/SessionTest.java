package io.netsplit.visualizer.session;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.visualizer.SampleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The one view behind all panes: cursor, range, undo, filter and link. */
class SessionTest {
    private final Session session =
            new Session(SampleTrace.judged(SampleTrace.splitBrain().read()));

    @Test
    void itOpensOnTheFirstViolation() {
        assertThat(session.view().cursorNs()).isEqualTo(6 * SECOND);
    }

    @Test
    void movementsOfTheCursorAreOneStep() {
        View before = session.view();
        session.moveTo(SECOND);
        session.moveTo(2 * SECOND);
        session.moveTo(3 * SECOND);
        assertThat(session.undo()).isTrue();
        assertThat(session.view()).isEqualTo(before);
        assertThat(session.undo()).isFalse();
        assertThat(session.redo()).isTrue();
        assertThat(session.view().cursorNs()).isEqualTo(3 * SECOND);
    }

    @Test
    void aLockedCursorStays() {
        session.change(view -> view.withLocked(true));
        session.moveTo(SECOND);
        assertThat(session.view().cursorNs()).isEqualTo(6 * SECOND);
    }

    @Test
    void theRangeFollowsTheCursorAndStaysInTheRun() {
        session.showRange(5 * SECOND, 7 * SECOND);
        session.moveTo(9 * SECOND + SECOND / 2);
        assertThat(session.view().fromNs()).isEqualTo(8 * SECOND);
        assertThat(session.view().toNs()).isEqualTo(10 * SECOND);
        session.showRange(-5 * SECOND, Long.MAX_VALUE);
        assertThat(session.view().fromNs()).isZero();
        assertThat(session.view().toNs()).isEqualTo(10 * SECOND);
    }

    @Test
    void zoomKeepsItsPivotInPlace() {
        session.showRange(4 * SECOND, 8 * SECOND);
        session.zoom(0.5, 5 * SECOND);
        assertThat(session.view().fromNs()).isEqualTo(4 * SECOND + SECOND / 2);
        assertThat(session.view().toNs()).isEqualTo(6 * SECOND + SECOND / 2);
    }

    @Test
    void listenersAreToldOnceForEveryChange() {
        List<Long> heard = new ArrayList<>();
        session.listen(() -> heard.add(session.view().cursorNs()));
        session.moveTo(SECOND);
        session.moveTo(SECOND);
        assertThat(heard).containsExactly(SECOND);
    }

    @Test
    void aLinkRestoresWhatWasSeen() {
        session.showRange(3 * SECOND, 4 * SECOND);
        session.moveToEvent(session.recording().events().firstAt(3_500_000_000L));
        session.change(view -> view.withSelection(new Selection.Message(12))
                .withFilter("kind=drop & node=\"n 1\"")
                .withMarkerToggled(3 * SECOND)
                .withMarkerToggled(9 * SECOND)
                .withPane(Pane.SPACE_TIME)
                .withQuiet(true)
                .withCone(true)
                .withLanes(Lanes.USUAL
                        .withOrder(true)
                        .withHidden(List.of(4, 1))
                        .withFold(List.of(2, 0))
                        .withFold(List.of(5, 6))));
        String link = Link.of(session);
        Session other = new Session(session.run());
        Link.follow(link, other);
        assertThat(other.view()).isEqualTo(session.view());
        assertThat(Link.of(other)).isEqualTo(link);
    }

    @Test
    void linksThatDoNotFitAreRefused() {
        String link = Link.of(session);
        assertRefused("http://example.org", "a link begins with netsplit://view?");
        assertRefused(link.replace("seed=42", "seed=43"), "it is about seed 43, and this run's seed is 42");
        assertRefused(link.replace("pane=cluster", "pane=moon"), "there is no pane 'moon'");
        assertRefused(link.replace("t=6000000000", "t=99000000000"), "'t' lies outside of the run");
        assertRefused(link.replace("to=10000000000", "to=0"), "its range ends before it begins");
        assertRefused(link + "&select=message%3A99999999", "there is no 'message:99999999' to select");
        assertRefused(link + "&filter=%28", "expected a word");
        assertRefused(link + "&filter=%zz", "");
        assertRefused(link + "&hidden=7", "'hidden' lies outside of the run");
        assertRefused(link + "&folded=1%2C%2F2", "'folded' is no whole number");
    }

    private void assertRefused(String link, String why) {
        assertThatThrownBy(() -> Link.follow(link, session))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void filtersChooseEvents() {
        assertThat(count("")).isEqualTo(session.recording().events().count());
        assertThat(count("kind=drop")).isPositive().isEqualTo(count("why=partition"));
        assertThat(count("kind=drop & from=n1") + count("kind=drop & from=n5")).isEqualTo(count("kind=drop"));
        assertThat(count("!drop")).isEqualTo(count("") - count("kind=drop"));
        assertThat(count("role & term>=2")).isEqualTo(3);
        assertThat(count("RequestVote & t<1s")).isEqualTo(8);
        assertThat(count("(fault | heal) & t>3500ms")).isEqualTo(2);
        assertThat(count("type~append & to=n2 & kind!=send")).isPositive();
    }

    private long count(String filter) {
        Filter parsed = Filter.parse(filter);
        return IntStream.range(0, session.recording().events().count())
                .filter(event -> parsed.shows(session.recording(), event))
                .count();
    }

    @Test
    void aFilterThatCannotBeReadSaysWhere() {
        assertMistake("kind=", "expected a value after '='", 5);
        assertMistake("(a | b", "a ')' is missing", 6);
        assertMistake("a b", "'&' or '|' is missing", 2);
        assertMistake("t>3x", "'3x' is no time", 2);
        assertMistake("node=\"n1", "a closing '\"' is missing", 5);
        assertMistake("!".repeat(60) + "a", "nested too deeply", 50);
    }

    private static void assertMistake(String filter, String what, int at) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOfSatisfying(
                        Filter.Mistake.class,
                        mistake -> assertThat(mistake.at()).isEqualTo(at))
                .hasMessageContaining(what);
    }

    @Test
    void everyKeyHasOneMeaningAndNoneIsAPlaceOnTheKeyboard() {
        List<String> keys = Commands.all().stream()
                .flatMap(command -> command.keys().stream())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(Commands.all())
                .allSatisfy(command -> assertThat(command.keys()).isNotEmpty());
    }
}
