let name = 'single'
let greeting = f"hello {name}"
let block = '''several
lines'''
let nothing = None
let yes = True
let no = False
