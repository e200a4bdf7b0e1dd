package io.netsplit.traffic.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTest implements ServerListener {
    private static final ServerSpec ONE = ServerSpec.of("server", Distributions.constant(1));

    private final Simulation simulation = new Simulation(1);
    private final RequestPool pool = new RequestPool();
    private final List<String> story = new ArrayList<>();
    private long next;

    @Override
    public void served(Server server, Request request) {
        story.add(request.number() + "@" + simulation.now());
        assertThat(request.isAnsweredOk()).isTrue();
    }

    @Override
    public void failed(Server server, Request request, Failure failure) {
        story.add(request.number() + " " + failure + "@" + simulation.now());
        assertThat(request.isAnsweredOk()).isFalse();
    }

    private void send(Server server, long atNs, long demandNs, int priority) {
        long number = next++;
        simulation.scheduleAt(atNs, () -> {
            Request request = pool.take(number, atNs, atNs);
            request.demandNs(demandNs);
            request.priority(priority);
            server.accept(request);
        });
    }

    private Server server(ServerSpec spec) {
        return Server.of(simulation, spec, 0, this);
    }

    /** Four requests: the first is served at once, the others wait. */
    private void fourOf(Server server) {
        send(server, 0, 10, 0);
        send(server, 1, 10, 0);
        send(server, 2, 10, 1);
        send(server, 3, 10, 0);
        simulation.run();
    }

    @Test
    void firstComeIsFirstServed() {
        fourOf(server(ONE));
        assertThat(story).containsExactly("0@10", "1@20", "2@30", "3@40");
    }

    @Test
    void lastComeIsServedNextAndInterruptsNobody() {
        fourOf(server(ONE.withDiscipline(Discipline.LAST_COME_FIRST_SERVED)));
        assertThat(story).containsExactly("0@10", "3@20", "2@30", "1@40");
    }

    @Test
    void theHighestPriorityIsServedNextAndInterruptsNobody() {
        fourOf(server(ONE.withDiscipline(Discipline.PRIORITY)));
        assertThat(story).containsExactly("0@10", "2@20", "1@30", "3@40");
    }

    @Test
    void workersServeSideBySide() {
        fourOf(server(ONE.withWorkers(3)));
        assertThat(story).containsExactly("0@10", "1@11", "2@12", "3@20");
    }

    @Test
    void sharedProcessorsDivideTheirSpeedByThoseWhoArePresent() {
        Server server = server(ONE.withDiscipline(Discipline.PROCESSOR_SHARING));
        send(server, 0, 100, 0);
        send(server, 50, 10, 0);
        simulation.run();
        // From 50 on both go at half speed; the short one needs 20, in which the long one does 10 of its last 50.
        assertThat(story).containsExactly("1@70", "0@110");
    }

    @Test
    void twoSharedProcessorsServeTwoAtFullSpeed() {
        Server server = server(ONE.withDiscipline(Discipline.PROCESSOR_SHARING).withWorkers(2));
        send(server, 0, 30, 0);
        send(server, 0, 30, 0);
        send(server, 20, 30, 0);
        simulation.run();
        // From 20 on three share two: each at 2/3, so the first two need 15 more for their last 10.
        assertThat(story).containsExactly("0@35", "1@35", "2@55");
    }

    @Test
    void whatFindsNoRoomIsRefusedAtOnce() {
        fourOf(server(ONE.withCapacity(2)));
        assertThat(story).containsExactly("2 FULL@2", "3 FULL@3", "0@10", "1@20");
    }

    @Test
    void newWorkersTakeWhoWaits() {
        Server server = server(ONE);
        simulation.scheduleAt(5, () -> server.setWorkers(3));
        fourOf(server);
        assertThat(story).containsExactly("0@10", "1@15", "2@15", "3@20");
        assertThat(server.figures().meanWorkers()).isEqualTo((5 + 15 * 3) / 20.0);
    }

    @Test
    void workersOfWhomThereAreTooManyFinishWhatTheyHave() {
        Server server = server(ONE.withWorkers(3));
        simulation.scheduleAt(5, () -> server.setWorkers(1));
        for (long at : new long[] {0, 1, 2, 3, 21, 22}) {
            send(server, at, 10, 0);
        }
        simulation.run();
        // The fourth waits until the last of the three has finished.
        assertThat(story).containsExactly("0@10", "1@11", "2@12", "3@22", "4@32", "5@42");
    }

    @Test
    void theLineIsAsLongWhateverTheNumberOfWorkers() {
        Server server = server(ONE.withCapacity(2));
        simulation.scheduleAt(0, () -> server.setWorkers(2));
        fourOf(server);
        assertThat(story).containsExactly("3 FULL@3", "0@10", "1@11", "2@20");
    }

    @Test
    void moreProcessorsAreSharedByThoseWhoArePresent() {
        Server server = server(ONE.withDiscipline(Discipline.PROCESSOR_SHARING));
        send(server, 0, 30, 0);
        send(server, 0, 30, 0);
        simulation.scheduleAt(20, () -> server.setWorkers(2));
        simulation.run();
        // Ten each by 20, at half speed; then the twenty that are left at full speed.
        assertThat(story).containsExactly("0@40", "1@40");
    }

    @Test
    void aCrashedServerStartsWithTheWorkersThatItWasToHave() {
        Server server = server(ONE.withWorkers(2));
        simulation.scheduleAt(1, () -> server.setWorkers(4));
        simulation.scheduleAt(2, server::crash);
        simulation.scheduleAt(3, () -> server.setWorkers(3));
        simulation.scheduleAt(4, server::restart);
        for (int i = 0; i < 4; i++) {
            send(server, 5, 10, 0);
        }
        simulation.run();
        assertThat(story).containsExactly("0@15", "1@15", "2@15", "3@25");
    }

    @Test
    void aSlowServerTakesLongerForWhatIsLeft() {
        for (Discipline discipline :
                new Discipline[] {Discipline.FIRST_COME_FIRST_SERVED, Discipline.PROCESSOR_SHARING}) {
            story.clear();
            Server server = server(ONE.withDiscipline(discipline));
            long from = simulation.now();
            send(server, from, 100, 0);
            simulation.scheduleAt(from + 40, () -> server.setSpeed(0.25));
            simulation.scheduleAt(from + 80, () -> server.setSpeed(1));
            simulation.run();
            // 40 at full speed, 10 in the 40 at a quarter, and the last 50 at full speed.
            assertThat(story).hasSize(1).first().asString().endsWith("@" + (from + 130));
        }
    }

    @Test
    void aPausedServerStandsStillAndLosesNothing() {
        for (Discipline discipline :
                new Discipline[] {Discipline.FIRST_COME_FIRST_SERVED, Discipline.PROCESSOR_SHARING}) {
            story.clear();
            Server server = server(ONE.withDiscipline(discipline));
            long from = simulation.now();
            send(server, from, 100, 0);
            simulation.scheduleAt(from + 40, server::pause);
            simulation.scheduleAt(from + 1040, server::resume);
            simulation.run();
            assertThat(story).hasSize(1).first().asString().endsWith("@" + (from + 1100));
        }
    }

    @Test
    void aCrashLosesWhatIsThereAndRefusesWhatComes() {
        for (Discipline discipline : Discipline.values()) {
            story.clear();
            next = 0;
            Server server = server(ONE.withDiscipline(discipline));
            long from = simulation.now();
            send(server, from, 100, 0);
            send(server, from + 10, 100, 0);
            simulation.scheduleAt(from + 20, server::crash);
            send(server, from + 30, 100, 0);
            simulation.scheduleAt(from + 40, server::restart);
            send(server, from + 50, 100, 0);
            simulation.run();
            assertThat(story)
                    .containsExactly(
                            "0 CRASHED@" + (from + 20),
                            "1 CRASHED@" + (from + 20),
                            "2 DOWN@" + (from + 30),
                            "3@" + (from + 150));
            assertThat(server.present()).isZero();
            assertThat(server.workLeftNs()).isZero();
            assertThat(server.figures().lost()).isEqualTo(2);
        }
    }

    @Test
    void workLeftIsWhatIsNotDoneYet() {
        for (Discipline discipline : Discipline.values()) {
            Server server = server(ONE.withDiscipline(discipline));
            long from = simulation.now();
            send(server, from, 100, 0);
            send(server, from + 10, 50, 0);
            simulation.runUntil(from + 40);
            assertThat(server.workLeftNs()).isEqualTo(110);
            server.promise(7);
            assertThat(server.workLeftNs()).isEqualTo(117);
            simulation.run();
            assertThat(server.workLeftNs()).isEqualTo(7);
        }
    }

    @Test
    void theFiguresAreAveragesOverTime() {
        Server server = server(ONE);
        fourOf(server);
        simulation.runUntil(80);
        ServerFigures figures = server.figures();
        assertThat(figures.served()).isEqualTo(4);
        assertThat(figures.meanBusy()).isEqualTo(0.5);
        // Sojourns of 10, 19, 28 and 37 within 80.
        assertThat(figures.meanPresent()).isEqualTo(94 / 80.0);
        assertThat(figures.mostPresent()).isEqualTo(4);
    }

    @Test
    void anImpossibleServerIsRefused() {
        assertThatThrownBy(() -> ONE.withWorkers(0))
                .hasMessageContaining("a server has from 1 to 1,000,000 workers, not 0");
        assertThatThrownBy(() -> ONE.withWorkers(4).withCapacity(3)).hasMessageContaining("its capacity cannot be 3");
        assertThatThrownBy(() -> server(ONE).setSpeed(0)).hasMessageContaining("above 0");
    }
}
