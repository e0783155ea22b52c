val tinkVersion = "1.13.0"

dependencies {
    implementation("com.google.crypto.tink:tink-android:$tinkVersion")
    implementation(group = "com.auth0", name = "java-jwt", version = "4.4.0")
    implementation(libs.bouncycastle)
    implementation("org.jetbrains:annotations:24.0.0") // not org.bouncycastle:bcprov-jdk18on:1.70
}
