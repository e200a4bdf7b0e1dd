package io.netsplit.scenario.view;

/** Shows recorded runs, in a window or as pictures. The command line finds it by {@link java.util.ServiceLoader}. */
public interface Dashboard {
    /**
     * Writes the pictures that are asked for, or opens a window and returns when it is closed.
     *
     * @throws ViewRefused where the request cannot be met; the message is for the user
     */
    void show(ViewRequest request) throws ViewRefused;
}
