package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsplit.kernel.Limits;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hazelcast.HazelcastBackEnd;
import io.netsplit.real.jgroups.JGroupsBackEnd;
import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.BackEnd;
import io.netsplit.run.NodeByHandException;
import io.netsplit.run.NodeByHandException.Kind;
import io.netsplit.run.NodesByHand;
import io.netsplit.run.NodesByHand.Guest;
import io.netsplit.run.NodesByHand.Invitation;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may stand for a node of a run that waits for its nodes, and what is said to everybody else. No node is started. */
class NodesByHandTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);
    private static final long PATIENCE_SECONDS = 60;

    /** What a run told the person who is to start its nodes. */
    private static final class Told implements NodesByHand.Guide {
        private final CompletableFuture<InetSocketAddress> where = new CompletableFuture<>();
        private final CompletableFuture<String> token = new CompletableFuture<>();
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void open(InetSocketAddress place, String secret, int nodes) {
            token.complete(secret);
            where.complete(place);
        }

        @Override
        public void tell(String line) {
            lines.add(line);
        }

        void await(String part) throws InterruptedException {
            String line = "";
            while (line != null && !line.contains(part)) {
                line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(line).as(part).isNotNull();
        }
    }

    @TempDir
    Path folder;

    private final Told told = new Told();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private CompletableFuture<Void> run;
    private InetSocketAddress controller;

    @BeforeEach
    void waitForTwoNodes() throws Exception {
        run = deploy(new Invitation(ANY, HOUR_NS, "1.0", told), interrupted);
        controller = told.where.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        told.await("waiting for n1, n2, at most 3600 s");
    }

    @AfterEach
    void giveUp() {
        interrupted.set(true);
        assertThatThrownBy(() -> run.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasRootCauseMessage("interrupted while waiting for n1, n2");
    }

    private CompletableFuture<Void> deploy(Invitation invitation, AtomicBoolean stop) {
        RunSpec spec = RunSpec.of(new Raft())
                .nodes(2)
                .invariants(List.of())
                .limits(Limits.DEFAULT.withInterrupted(stop::get))
                .build();
        BackEnd ratis = new RatisBackEnd().byHand().orElseThrow().awaiting(invitation);
        return CompletableFuture.runAsync(() -> {
            try {
                ratis.deploy(spec, folder.resolve("run")).close();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private Guest guest(int node, String token, InetSocketAddress bind, String version, NodesByHand.Guide guide) {
        return new Guest(node, controller, token, bind, folder.resolve("logs"), version, guide);
    }

    private NodeByHandException refused(BackEnd backEnd, Guest guest) {
        NodeByHandException e = catchThrowableOfType(
                NodeByHandException.class, () -> backEnd.byHand().orElseThrow().serve(guest));
        assertThat(e.kind()).isEqualTo(Kind.REFUSED);
        return e;
    }

    @Test
    void whoDoesNotKnowTheTokenIsTurnedAway() {
        assertThat(refused(new RatisBackEnd(), guest(0, "0123", ANY, "1.0", told)))
                .hasMessage("n1 was turned away: the token is not that of its run");
    }

    @Test
    void aNodeOfAnotherSystemOrVersionIsTurnedAway() {
        assertThat(refused(new JGroupsBackEnd(), guest(0, told.token.join(), ANY, "1.0", told)))
                .hasMessage("n1 was turned away: it is a node of jgroups, and this is a run on ratis");
        assertThat(refused(new RatisBackEnd(), guest(0, told.token.join(), ANY, "1.1", told)))
                .hasMessage("n1 was turned away: it is netsplit 1.1, and the controller is netsplit 1.0");
    }

    @Test
    void aNodeThatIsNotOfTheRunIsTurnedAway() {
        assertThat(refused(new RatisBackEnd(), guest(2, told.token.join(), ANY, "1.0", told)))
                .hasMessage("n3 was turned away: there is no n3: the nodes of this run are n1 to n2");
    }

    @Test
    void aPortThatIsTakenAndAnAddressOfAnotherMachineAreNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            assertThat(refused(new RatisBackEnd(), guest(0, told.token.join(), bind, "1.0", told)))
                    .hasMessageMatching("n1 cannot listen on 127\\.0\\.0\\.1:[0-9]+: address already in use.*");
            assertThatThrownBy(() -> deploy(new Invitation(bind, HOUR_NS, "1.0", told), interrupted)
                            .join())
                    .hasRootCauseInstanceOf(IOException.class)
                    .hasMessageContaining("the controller cannot listen on 127.0.0.1:" + bind.getPort());
        }
        InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 0);
        assertThat(refused(new RatisBackEnd(), guest(0, told.token.join(), nowhere, "1.0", told)))
                .hasMessage("n1 cannot listen on 192.0.2.1:0: this machine has no such address");
    }

    @Test
    void aNodeIsThereOnceAndMayComeAgainWhenItHasGone() throws Exception {
        try (Socket first = stranger("127.0.0.1:4001")) {
            assertThat(answer(first)).contains("welcome");
            told.await("n1 is here, from 127.0.0.1; its log: /n1.log (1 of 2; waiting for n2)");
            assertThat(refused(new RatisBackEnd(), guest(0, told.token.join(), ANY, "1.0", told)))
                    .hasMessage("n1 was turned away: n1 is there already, from 127.0.0.1");
        }
        told.await("n1 has gone again (0 of 2; waiting for n1, n2)");
        try (Socket again = stranger("127.0.0.1:4001")) {
            assertThat(answer(again)).contains("welcome");
        }
        told.await("n1 has gone again (0 of 2; waiting for n1, n2)");
    }

    @Test
    void nodesThatCannotReachEachOtherAreNotPutTogether() throws Exception {
        try (Socket far = stranger("192.0.2.7:4001")) {
            assertThat(answer(far)).contains("welcome");
            assertThat(refused(new RatisBackEnd(), guest(1, told.token.join(), ANY, "1.0", told)))
                    .hasMessageContaining("n1 on 192.0.2.7:4001: either all nodes keep to the loopback interface");
        }
        told.await("n1 has gone again");
    }

    @Test
    void whereNobodyOrSomebodyElseListensNoControllerIsFound() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> sayHttp(other));
            answering.start();
            controller = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            assertThat(nobody()).hasMessage("what answers at 127.0.0.1:" + controller.getPort() + " is no controller");
            answering.join();
        }
        assertThat(nobody())
                .hasMessage("no controller answers at 127.0.0.1:" + controller.getPort() + ": connection refused");
    }

    private NodeByHandException nobody() {
        NodeByHandException e = catchThrowableOfType(
                NodeByHandException.class,
                () -> new RatisBackEnd().byHand().orElseThrow().serve(guest(0, "0123", ANY, "1.0", told)));
        assertThat(e.kind()).isEqualTo(Kind.NOBODY);
        return e;
    }

    private static void sayHttp(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\n".getBytes(StandardCharsets.UTF_8));
            answer(socket);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatGivesUpTellsThoseWhoWait() throws Exception {
        Told other = new Told();
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> waiting = deploy(new Invitation(ANY, HOUR_NS, "1.0", other), stop);
        controller = other.where.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Guest second = guest(1, other.token.join(), ANY, "1.0", told);
        CompletableFuture<NodeByHandException> ended = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                NodeByHandException.class,
                () -> new RatisBackEnd().byHand().orElseThrow().serve(second)));
        other.await("n2 is here");
        stop.set(true);
        NodeByHandException e = ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(e.kind()).isEqualTo(Kind.ENDED);
        assertThat(e).hasMessageContaining("has given up before all nodes were there; n2 is ended");
        assertThatThrownBy(waiting::join).hasRootCauseMessage("interrupted while waiting for n1");
        assertThat(folder.resolve("logs")).isEmptyDirectory();
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(deploy(new Invitation(ANY, 1, "1.0", new Told()), new AtomicBoolean())::join)
                .hasRootCauseMessage("nobody has started n1, n2 within 0 s");
    }

    @Test
    void nodesOfHazelcastCannotBeStartedByHand() {
        assertThat(new HazelcastBackEnd().byHand()).isEmpty();
    }

    /** Somebody who says to stand for n1 and speaks the language. */
    private Socket stranger(String bind) throws IOException {
        Socket socket = new Socket(controller.getAddress(), controller.getPort());
        String hello = Wire.line("token", told.token.join(), "node", 0, "life", 0) + "\n"
                + Wire.line("ev", "here", "system", "ratis", "version", "1.0", "bind", bind, "log", "/n1.log")
                + "\n";
        socket.getOutputStream().write(hello.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
}
