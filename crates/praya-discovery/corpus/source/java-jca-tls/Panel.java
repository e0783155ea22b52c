package bank.net;

/** A settings panel that names protocols and has setters of the same names. */
class Panel {
    private String[] protocols = {};

    void setEnabledProtocols(String[] protocols) {
        this.protocols = protocols;
    }

    void setProtocols(String... protocols) {
        this.protocols = protocols;
    }

    void show() {
        setEnabledProtocols(new String[] {"SSLv3", "TLSv1"});
        this.setProtocols("TLSv1.1");
        System.out.println("SSLContext.getInstance(\"SSLv3\") is refused; javax.net.ssl says why");
    }
}
