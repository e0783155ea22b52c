namespace Bank.Other;

public class Sig
{
    public Sig(string initials)
    {
    }
}

public class Letter
{
    public Sig End() => new Sig("Falcon-1024");
}
