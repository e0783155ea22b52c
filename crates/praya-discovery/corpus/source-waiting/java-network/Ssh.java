package bank.net;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import net.schmizz.sshj.SSHClient;
import org.apache.sshd.client.SshClient;

class Ssh {
    void jsch(String host) throws Exception {
        JSch jsch = new JSch();
        Session session = jsch.getSession("bank", host, 22);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("kex", "curve25519-sha256,diffie-hellman-group14-sha1");
        session.connect();
        KeyPair.genKeyPair(jsch, KeyPair.RSA, 3072).dispose();
    }

    void sshj() throws Exception {
        try (SSHClient client = new SSHClient()) {
            client.connect("host");
        }
    }

    SshClient mina() {
        SshClient client = SshClient.setUpDefaultClient();
        client.start();
        return client;
    }

    void connect(Panel panel) {
        panel.setConfig("kex", "wooden");
    }

    interface Panel {
        void setConfig(String key, String value);
    }
}
