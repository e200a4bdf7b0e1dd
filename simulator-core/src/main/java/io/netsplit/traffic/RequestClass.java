package io.netsplit.traffic;

/**
 * A kind of request.
 *
 * @param name by which reports know it
 * @param share how many of all requests are of this kind, in proportion to the other shares
 * @param cost its work, as a multiple of the server's service time
 * @param priority higher is served first where the server knows priorities; from 0 to 15
 */
public record RequestClass(String name, double share, double cost, int priority) {
    public RequestClass {
        if (!(share > 0) || !(cost >= 0)) {
            throw new IllegalArgumentException("a request class has a share above 0 and a cost of at least 0: " + name);
        }
        if (priority < 0 || priority > 15) {
            throw new IllegalArgumentException("a priority lies from 0 to 15, not " + priority);
        }
    }
}
