import time

print('the worker runs', flush=True)
while True:
    time.sleep(1)
