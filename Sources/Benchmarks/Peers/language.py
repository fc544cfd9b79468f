import time,math,sys
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
def sieve(n):
    f=[True]*(n+1);c=0
    for i in range(2,n+1):
        if f[i]:
            c+=1
            for j in range(i*i,n+1,i): f[j]=False
    return c
def mandel(n):
    c=0
    for py in range(n):
        for px in range(n):
            x0=px/n*3.5-2.5;y0=py/n*2-1;x=y=0.0;i=0
            while x*x+y*y<=4 and i<100:
                x,y=x*x-y*y+x0,2*x*y+y0;i+=1
            c+=i
    return c
class Body:
    def __init__(s,x,v,m): s.x=x;s.v=v;s.m=m
def nbody(n):
    bs=[Body(float(i),0.01*i,1.0+i) for i in range(5)]
    for _ in range(n):
        for i in range(5):
            a=bs[i]
            for j in range(i+1,5):
                b=bs[j];d=a.x-b.x;q=d*d+0.1;m=0.001/(q*math.sqrt(q))
                a.v-=d*b.m*m;b.v+=d*a.m*m
        for b in bs: b.x+=0.001*b.v
    return sum(b.x for b in bs)
def words(n):
    d={}
    for i in range(n):
        k="w"+str(i%1000);d[k]=d.get(k,0)+1
    return len(d)
def closures(n): return sum(map(lambda x:x*2,filter(lambda x:x%3==0,range(n))))
for name,f in [('fib(27)',lambda:fib(27)),('sieve(1e6)',lambda:sieve(1000000)),('mandel(120)',lambda:mandel(120)),('nbody(20000)',lambda:nbody(20000)),('words(5e5)',lambda:words(500000)),('closures(1e6)',lambda:closures(1000000))]:
    ts=[]
    for _ in range(3):
        t=time.perf_counter();r=f();ts.append(time.perf_counter()-t)
    print(f'{name} {sorted(ts)[1]:.6f} s -> {r}')
