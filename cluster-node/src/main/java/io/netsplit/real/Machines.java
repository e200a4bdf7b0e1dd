package io.netsplit.real;

import io.netsplit.real.control.ControlServer;
import io.netsplit.real.node.NodeSettings;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The nodes as processes with folders: started, stopped in their tracks, slowed, killed, and all ended at the end. */
interface Machines {
    /** Has {@code control} let nodes in, which {@code nodes} hears, and waits until there is a machine for each. */
    void gather(ControlServer control, ControlServer.Listener nodes, BooleanSupplier interrupted) throws IOException;

    /** False once the node's machine is lost. */
    default boolean isThere(int node) {
        return true;
    }

    /** How many times the node has been started. */
    long life(int node);

    /** Counts one more life of the node, which {@link #launch} begins. */
    long nextLife(int node);

    /** {@code hosts} is what the node's hosts file has to say; empty where it needs none. */
    void launch(int node, NodeSettings settings, String hosts) throws IOException;

    /** What the nodes said last, for a person who has to find out why they did not come up. */
    String lastWords();

    /** {@code loss} is what of its disk is lost, by its word. */
    void kill(int node, String loss);

    void pause(int node);

    void resume(int node);

    /** From now on the node's process runs for one part of {@code factor} of the time; false where it did so already. */
    boolean slow(int node, double factor);

    /** Ends every process. */
    void end();

    /** Removes what the nodes had on their disks. */
    void tidy();
}
