package io.github.fcmaven.deployment;

/** What a function answers to the first request in the cloud. */
public sealed interface FirstAnswer {

    /** What it says of the deployment. */
    enum Outcome {
        GOOD,
        DOUBTFUL,
        FAILED
    }

    Outcome outcome();

    /**
     * The sentence for the log.
     *
     * @param url that was asked
     */
    String says(String url);

    /** It was not asked: of this machine's network, or the platform's, nothing is known. */
    record Unknown(String why) implements FirstAnswer {
        @Override
        public Outcome outcome() {
            return Outcome.DOUBTFUL;
        }

        @Override
        public String says(String url) {
            return "Deployed, but GET " + url + " got no answer: " + why;
        }
    }

    /** The server has answered, whatever it says of that path. */
    record Served(int status) implements FirstAnswer {
        @Override
        public Outcome outcome() {
            return Outcome.GOOD;
        }

        @Override
        public String says(String url) {
            return "Deployed. GET " + url + " answers " + status;
        }
    }

    /** The platform has answered in its place, because the trigger takes signed requests only. */
    record Unsigned(int status) implements FirstAnswer {
        @Override
        public Outcome outcome() {
            return Outcome.GOOD;
        }

        @Override
        public String says(String url) {
            return "Deployed. GET " + url + " answers " + status
                    + ", because the trigger requires a signature; the server was not asked";
        }
    }

    /** The server answers by another address, which the platform refuses on its own domain. */
    record Redirected(int status, String location) implements FirstAnswer {
        @Override
        public Outcome outcome() {
            return Outcome.DOUBTFUL;
        }

        @Override
        public String says(String url) {
            return "Deployed, but GET " + url + " answers " + status + " to another address (" + location
                    + "), which the platform refuses on *.fcapp.run (FC-REDIRECT): use your own domain, or answer 401"
                    + " instead";
        }
    }

    /**
     * The platform has answered in its place, for the server did not.
     *
     * @param code such as {@code CAExited}; empty where the platform gives none
     */
    record Failed(int status, String code) implements FirstAnswer {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }

        @Override
        public String says(String url) {
            return "Deployed, but GET " + url + " answers " + status + (code.isEmpty() ? "" : " " + code);
        }
    }
}
