package io.netsplit.real.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Distributions;
import io.netsplit.real.framing.Framing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One link, from n1 to n2, between a caller and a listener of the test's own. */
class LinkProxyTest {
    private static final int FOR_EVER_MS = 20_000;
    private static final int A_WHILE_MS = 150;

    private LinkProxy proxy;
    private ServerSocket listener;
    private InetSocketAddress entrance;

    @BeforeEach
    void open() throws IOException {
        proxy = new LinkProxy(2, Framing.HAZELCAST, 1);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        listener = new ServerSocket(0, 5, loopback);
        listener.setSoTimeout(FOR_EVER_MS);
        try (ServerSocket free = new ServerSocket(0, 5, loopback)) {
            entrance = new InetSocketAddress(loopback, free.getLocalPort());
        }
        proxy.listen(entrance, 0, 1, new InetSocketAddress(loopback, listener.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        listener.close();
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(entrance.getAddress(), entrance.getPort());
        caller.setSoTimeout(FOR_EVER_MS);
        return caller;
    }

    @Test
    void bytesPassBothWaysAndAreCounted() throws IOException {
        try (Socket caller = call();
                Socket called = listener.accept()) {
            caller.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(called.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            called.getOutputStream().write(7);
            assertThat(caller.getInputStream().read()).isEqualTo(7);
            assertThat(proxy.passedFrom(0).get(1).bytes()).isEqualTo(3);
            assertThat(proxy.passedFrom(1).get(0).bytes()).isEqualTo(1);
        }
    }

    @Test
    void messagesAreCountedOnEitherLink() throws IOException {
        try (Socket caller = call();
                Socket called = listener.accept()) {
            byte[] packet = {'H', 'Z', 'C', 4, 0, (byte) 0x81, 0, 0, 0, 1, 0, 0, 0, 1, 7, 4};
            caller.getOutputStream().write(packet);
            called.getInputStream().readNBytes(packet.length);
            called.getOutputStream().write(packet, 0, 3);
            caller.getInputStream().readNBytes(3);
            assertThat(proxy.passedFrom(0).get(1)).isEqualTo(new Passed(packet.length, 1));
            assertThat(proxy.passedFrom(1).get(0)).isEqualTo(new Passed(3, 0));
        }
    }

    @Test
    void whatNobodyCanMakeSenseOfPassesAndIsNotCounted() throws IOException {
        byte[] foreign = {'H', 'Z', 'C', 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
        try (Socket caller = call();
                Socket called = listener.accept()) {
            caller.getOutputStream().write(foreign);
            assertThat(called.getInputStream().readNBytes(foreign.length)).isEqualTo(foreign);
            caller.getOutputStream().write(8);
            assertThat(called.getInputStream().read()).isEqualTo(8);
            assertThat(proxy.passedFrom(0).get(1).knowsMessages()).isFalse();
            assertThat(proxy.passedFrom(1).get(0).knowsMessages()).isTrue();
        }
    }

    @Test
    void theEndOfAStreamPassesToo() throws IOException {
        try (Socket caller = call();
                Socket called = listener.accept()) {
            caller.getOutputStream().write(1);
            caller.shutdownOutput();
            called.setSoTimeout(FOR_EVER_MS);
            assertThat(called.getInputStream().readAllBytes()).hasSize(1);
        }
    }

    @Test
    void aCutHoldsWhatIsUnderWayAndLetsItGoWhenItHeals() throws IOException {
        try (Socket caller = call();
                Socket called = listener.accept()) {
            caller.getOutputStream().write(1);
            assertThat(called.getInputStream().read()).isEqualTo(1);
            proxy.setRule(0, 1, new LinkRule(true, Distributions.constant(0), 0, 0));
            caller.getOutputStream().write(new byte[] {2, 3});
            called.setSoTimeout(A_WHILE_MS);
            assertThatThrownBy(() -> called.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            proxy.setRule(0, 1, LinkRule.PASS);
            called.setSoTimeout(FOR_EVER_MS);
            assertThat(called.getInputStream().readNBytes(2)).containsExactly(2, 3);
        }
    }

    @Test
    void aOneWayCutLeavesTheOtherDirectionAlone() throws IOException {
        try (Socket caller = call();
                Socket called = listener.accept()) {
            caller.getOutputStream().write(1);
            assertThat(called.getInputStream().read()).isEqualTo(1);
            proxy.setRule(0, 1, new LinkRule(true, Distributions.constant(0), 0, 0));
            called.getOutputStream().write(9);
            assertThat(caller.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void aConnectionMadeAcrossACutIsResetAtOnce() throws IOException {
        proxy.setRule(1, 0, new LinkRule(true, Distributions.constant(0), 0, 0));
        try (Socket caller = call()) {
            assertThatThrownBy(() -> {
                        if (caller.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void delayedBytesKeepTheirOrder() throws IOException {
        proxy.setRule(0, 1, new LinkRule(false, Distributions.uniform(0, 5_000_000), 0.2, 0));
        try (Socket caller = call();
                Socket called = listener.accept()) {
            byte[] sent = new byte[100];
            for (int i = 0; i < sent.length; i++) {
                sent[i] = (byte) i;
                caller.getOutputStream().write(sent[i]);
            }
            called.setSoTimeout(FOR_EVER_MS);
            assertThat(called.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void aCallToNobodyIsClosed() throws IOException {
        listener.close();
        try (Socket caller = call()) {
            assertThatThrownBy(() -> {
                        if (caller.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }
}
